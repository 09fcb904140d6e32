package ghostlens.model.graph;

/// A graph cannot be made; the message names the node and what is wrong with it.
public final class GraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public GraphException(NodeId node, String message) {
        super(node + ": " + message);
    }
}
