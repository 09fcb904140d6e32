package ghostlens.app.cli;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.List;

/// A graph's operators as the command line counts them: an input is a place, not an operator.
final class Operators {
    private Operators() {}

    static List<Node> of(OpGraph graph) {
        return graph.nodes().stream().filter(n -> !(n.op() instanceof Op.Input)).toList();
    }

    /// The operator's type for programs: `Conv2d`, `BatchNorm`, …
    static String type(Node node) {
        return node.op().getClass().getSimpleName();
    }
}
