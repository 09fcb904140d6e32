package ghostlens.model.onnx;

import ghostlens.model.graph.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/// Where the nodes of a file stand: ids whose paths are the groups of the view. They come from the name scopes that
/// PyTorch's exporters write, else from the nodes' names, else from the names of their weights.
final class Names {
    /// How much of a file's text is shown.
    static final int LONGEST = 120;

    private static final int DEEPEST = 24;
    private static final Pattern SCOPE = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WEIGHT = Pattern.compile("[^/:]+\\.(weight|bias|running_mean|running_var)");

    private final Set<String> taken = new HashSet<>();
    private final boolean keepsUses;

    /// @param keepsUses whether names may say that several nodes use the same weights, as ours do
    Names(boolean keepsUses) {
        this.keepsUses = keepsUses;
    }

    /// Text from a file for people to read.
    static String shortened(String text) {
        var plain = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return plain.replaceAll("\\p{Cntrl}", " ");
    }

    /// An id of its own for each node, none of them the path of another's group.
    List<NodeId> of(GraphProto graph, Set<String> initializers) {
        var paths = paths(graph.getNodeList(), initializers);
        var groups = new HashSet<String>();
        paths.forEach(path -> groups.addAll(new NodeId(path).groups()));
        var ids = new ArrayList<NodeId>();
        for (int i = 0; i < paths.size(); i++) {
            var type = part(graph.getNode(i).getOpType(), "operator");
            ids.add(unique(groups.contains(paths.get(i)) ? paths.get(i) + "." + type : paths.get(i)));
        }
        return ids;
    }

    /// The id itself, or where it is taken, one with a number behind it.
    NodeId unique(String path) {
        var free = path;
        for (int i = 2; !taken.add(free); i++) {
            free = path + "_" + i;
        }
        return new NodeId(free);
    }

    /// An id for an input, made of its name.
    NodeId input(String name) {
        return unique(path(List.of(name.split("[/.]")), "input"));
    }

    private List<String> paths(List<NodeProto> nodes, Set<String> initializers) {
        var scopes = new ArrayList<List<String>>();
        nodes.forEach(node -> scopes.add(scope(node)));
        if (scopes.stream().allMatch(scope -> scope.size() <= 1)) {
            putIntoGroupsOfWeights(nodes, scopes, initializers);
        }
        var paths = new ArrayList<String>();
        for (int i = 0; i < scopes.size(); i++) {
            paths.add(path(scopes.get(i), nodes.get(i).getOpType()));
        }
        return paths;
    }

    /// The groups around a node and its own name, as its metadata or its name have them.
    private static List<String> scope(NodeProto node) {
        var scopes = nameScopes(node);
        if (scopes.isPresent()) {
            return nested(scopes.get());
        }
        var name = node.getName();
        if (name.isEmpty()) {
            name = node.getOutputList().stream().findFirst().orElse("");
        }
        return name.contains("/") ? nested(List.of(name.split("/"))) : List.of(name.split("\\."));
    }

    private static Optional<List<String>> nameScopes(NodeProto node) {
        for (var bytes : node.getUnknownFields().getField(Protos.NODE_METADATA).getLengthDelimitedList()) {
            try {
                var entry = StringStringEntryProto.parseFrom(bytes);
                if (entry.getKey().equals(OnnxNode.NAME_SCOPES)) {
                    return Optional.of(quoted(entry.getValue())).filter(scopes -> !scopes.isEmpty());
                }
            } catch (InvalidProtocolBufferException _) {
                // Metadata is not needed to understand the model.
            }
        }
        return Optional.empty();
    }

    private static List<String> quoted(String list) {
        return SCOPE.matcher(list)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(text -> text.replaceAll("\\\\(.)", "$1"))
                .toList();
    }

    /// Parts of a path: a scope that repeats the one around it, `blocks.0` in `blocks`, adds what comes after it.
    private static List<String> nested(List<String> scopes) {
        var parts = new ArrayList<String>();
        var around = "";
        for (var scope : scopes) {
            boolean repeats = !around.isEmpty() && scope.startsWith(around + ".");
            var added = repeats ? scope.substring(around.length() + 1) : scope;
            if (!scope.isEmpty()) {
                parts.addAll(List.of(added.split("\\.")));
                around = scope;
            }
        }
        return parts;
    }

    /// Nodes with weights go where their weights' names say, others into the group that those before and behind share.
    private static void putIntoGroupsOfWeights(
            List<NodeProto> nodes, List<List<String>> scopes, Set<String> initializers) {
        var groups = nodes.stream().map(node -> weightGroup(node, initializers)).toList();
        var before = List.<String>of();
        for (int i = 0; i < nodes.size(); i++) {
            var own = groups.get(i);
            var group = own.orElse(shared(before, next(groups, i)));
            var path = new ArrayList<>(group);
            path.addAll(scopes.get(i));
            scopes.set(i, path);
            before = own.orElse(before);
        }
    }

    private static List<String> next(List<Optional<List<String>>> groups, int from) {
        return groups.subList(from, Math.min(groups.size(), from + LONGEST)).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of());
    }

    private static Optional<List<String>> weightGroup(NodeProto node, Set<String> initializers) {
        return node.getInputList().stream()
                .filter(name ->
                        initializers.contains(name) && WEIGHT.matcher(name).matches())
                .findFirst()
                .map(name -> List.of(name.substring(0, name.lastIndexOf('.')).split("\\.")));
    }

    private static List<String> shared(List<String> a, List<String> b) {
        int count = 0;
        while (count < Math.min(a.size(), b.size()) && a.get(count).equals(b.get(count))) {
            count++;
        }
        return a.subList(0, count);
    }

    private String path(List<String> parts, String otherwise) {
        var kept = parts.stream()
                .map(part -> part(part, ""))
                .filter(part -> !part.isEmpty())
                .toList();
        if (kept.isEmpty()) {
            return part(otherwise, "operator");
        }
        var groups = kept.subList(0, Math.min(kept.size(), DEEPEST));
        var rest = kept.subList(groups.size(), kept.size());
        return String.join(".", groups) + (rest.isEmpty() ? "" : "_" + shortened(String.join("_", rest)));
    }

    private String part(String name, String otherwise) {
        var plain = shortened(name.strip()).replace('.', '_').replace(' ', '_');
        var used = keepsUses ? plain : plain.replace('@', '_');
        return used.isEmpty() ? otherwise : used;
    }
}
