package ghostlens.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where an operator stands, as a dotted path: `blocks.3.0.ghost1.cheap_operation.0`. It is the prefix of its tensors
/// in published checkpoints and the path of its groups in the view, and it survives rewrites.
public record NodeId(String path) implements Comparable<NodeId> {
    private static final Pattern USE = Pattern.compile("@[^.]*\\.");

    /// @throws IllegalArgumentException if the path or one of its parts is empty
    public NodeId {
        if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw new IllegalArgumentException("a node's path is made of names joined by dots, not '" + path + "'");
        }
    }

    /// The last part of the path.
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// What its tensors' names begin with: the path without the parts that begin with `@`, which tell several uses of
    /// the
    /// same tensors apart, such as a head's on each level of a pyramid: `bbox_head.@P3.cls_convs.0.conv`.
    public String tensors() {
        return path.contains("@") ? USE.matcher(path).replaceAll("") : path;
    }

    /// The path of the innermost group, or empty at the top.
    public String group() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /// The paths of all groups around this node, outermost first: `blocks`, `blocks.3`, `blocks.3.0`, …
    public List<String> groups() {
        var groups = new ArrayList<String>();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            groups.add(path.substring(0, dot));
        }
        return List.copyOf(groups);
    }

    @Override
    public int compareTo(NodeId other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
