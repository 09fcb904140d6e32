package ghostlens.model.onnx;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Groups where a file has none. What stands side by side, at the top or in a group, in a number that nobody can look
/// at is divided along the execution order into sections, these into larger ones, all of about the same size, and cut
/// where the fewest values pass. A section is named by the places of its first and last operator: `33–80`.
final class Sections {
    /// So many side by side are left as they are.
    static final int FEW = 200;
    /// About so many are side by side at most where they are divided.
    private static final int SOME = 24;

    private final List<Node> nodes;
    private final Map<NodeId, Integer> places = new HashMap<>();

    private Sections(OpGraph graph) {
        nodes = graph.nodes();
        nodes.forEach(node -> places.put(node.id(), places.size()));
    }

    /// The same network with its nodes in sections, where it needs any.
    static Network divide(Network network) {
        var graph = network.graph();
        var ids = ids(graph);
        if (ids.isEmpty()) {
            return network;
        }
        var drafts = graph.drafts().stream()
                .map(draft -> new Draft(renamed(draft.id(), ids), draft.op(), renamed(draft.inputs(), ids)))
                .toList();
        var divided = OpGraph.of(drafts, renamed(graph.outputs(), ids));
        var tensors = new HashMap<NodeId, Map<String, Tensor>>();
        network.weights().all().forEach((id, slots) -> tensors.put(renamed(id, ids), slots));
        return new Network(network.name(), divided, Weights.of(divided, tensors), network.form());
    }

    private static NodeId renamed(NodeId id, Map<NodeId, NodeId> ids) {
        return requireNonNull(ids.get(id));
    }

    private static List<NodeId> renamed(List<NodeId> all, Map<NodeId, NodeId> ids) {
        return all.stream().map(id -> renamed(id, ids)).toList();
    }

    /// The new id of each node; empty where all stay as they are. Uses of the same weights are not torn apart.
    private static Map<NodeId, NodeId> ids(OpGraph graph) {
        boolean shares = graph.nodes().stream()
                .anyMatch(node -> !node.id().tensors().equals(node.id().path()));
        return shares ? Map.of() : new Sections(graph).ids();
    }

    private Map<NodeId, NodeId> ids() {
        var frames = new LinkedHashMap<String, Set<String>>();
        for (var node : nodes) {
            var around = "";
            for (var part : parts(node.id())) {
                frames.computeIfAbsent(around, _ -> new LinkedHashSet<>()).add(part);
                around = part;
            }
        }
        var sections = new HashMap<String, String>();
        frames.values().stream().filter(parts -> parts.size() > FEW).forEach(parts -> divide(parts, sections));
        var ids = new HashMap<NodeId, NodeId>();
        if (!sections.isEmpty()) {
            nodes.forEach(node -> ids.put(node.id(), within(node.id(), sections)));
        }
        return ids;
    }

    /// The groups around a node and the node itself, outermost first.
    private static List<String> parts(NodeId id) {
        var parts = new ArrayList<>(id.groups());
        parts.add(id.path());
        return parts;
    }

    private static NodeId within(NodeId id, Map<String, String> sections) {
        var path = new StringBuilder();
        for (var part : parts(id)) {
            path.append(sections.getOrDefault(part, ""))
                    .append(part.substring(part.lastIndexOf('.') + 1))
                    .append('.');
        }
        return new NodeId(path.substring(0, path.length() - 1));
    }

    /// Puts for each part the names of the sections around it, each with a dot behind it.
    private void divide(Set<String> parts, Map<String, String> sections) {
        var frame = new Frame(List.copyOf(parts));
        int levels = 2;
        while (Math.pow(SOME, levels) < parts.size()) {
            levels++;
        }
        int size = (int) Math.ceil(Math.pow(parts.size(), 1.0 / levels));
        var ends = IntStream.rangeClosed(1, parts.size()).boxed().toList();
        for (int level = 1; level < levels; level++) {
            ends = frame.ends(ends, size);
            frame.name(ends, sections);
        }
    }

    /// Parts that stand side by side, in the order in which they begin.
    private final class Frame {
        private final List<String> parts;
        private final int[] first;
        private final int[] last;
        /// How many values pass the gap before each part.
        private final int[] passing;

        Frame(List<String> parts) {
            this.parts = parts;
            var indices = new HashMap<String, Integer>();
            parts.forEach(part -> indices.put(part, indices.size()));
            var inside = nodes.stream()
                    .map(node -> parts(node.id()).stream()
                            .map(indices::get)
                            .filter(index -> index != null)
                            .findFirst()
                            .orElse(-1))
                    .toList();
            first = new int[parts.size()];
            last = new int[parts.size()];
            for (int place = nodes.size() - 1; place >= 0; place--) {
                int part = inside.get(place);
                if (part >= 0) {
                    first[part] = place;
                    last[part] = Math.max(last[part], place);
                }
            }
            passing = passing(inside);
        }

        private int[] passing(List<Integer> inside) {
            int count = parts.size();
            var from = new int[nodes.size()];
            var to = new int[nodes.size()];
            for (int place = 0; place < nodes.size(); place++) {
                int part = inside.get(place);
                from[place] = part < 0 ? count : part;
                to[place] = part;
                for (var input : nodes.get(place).inputs()) {
                    int source = requireNonNull(places.get(input));
                    from[source] = part < 0 ? from[source] : Math.min(from[source], part);
                    to[source] = Math.max(to[source], part);
                }
            }
            var change = new int[count + 1];
            for (int place = 0; place < nodes.size(); place++) {
                if (from[place] < to[place]) {
                    change[from[place] + 1]++;
                    change[to[place] + 1]--;
                }
            }
            Arrays.parallelPrefix(change, Integer::sum);
            return change;
        }

        /// Which of these places a section ends at, each behind its last part.
        List<Integer> ends(List<Integer> places, int size) {
            var ends = new ArrayList<Integer>();
            int at = 0;
            while (places.size() - at > size + size / 2) {
                int longest = Math.min(size + size / 2, places.size() - at - size / 2);
                int start = at;
                int length = IntStream.rangeClosed(size / 2, longest)
                        .boxed()
                        .min(Comparator.<Integer>comparingInt(l -> passing[places.get(start + l - 1)])
                                .thenComparingInt(l -> Math.abs(l - size)))
                        .orElseThrow();
                at += length;
                ends.add(places.get(at - 1));
            }
            ends.add(places.getLast());
            return ends;
        }

        void name(List<Integer> ends, Map<String, String> sections) {
            int begin = 0;
            for (int end : ends) {
                int behind = IntStream.range(begin, end).map(i -> last[i]).max().orElseThrow();
                var name = "%d–%d.".formatted(first[begin] + 1, behind + 1);
                parts.subList(begin, end).forEach(part -> sections.merge(part, name, (inner, outer) -> outer + inner));
                begin = end;
            }
        }
    }
}
