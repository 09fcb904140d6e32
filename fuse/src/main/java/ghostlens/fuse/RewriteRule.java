package ghostlens.fuse;

import ghostlens.model.graph.Node;
import ghostlens.model.net.NetworkView;

/// A way to make a network simpler without changing what it computes. A rule looks at the structure around one node and
/// answers with what could be done; it changes nothing itself.
public interface RewriteRule {

    /// As the trace names it: `conv + batch norm`.
    String name();

    /// The algebra in one line, in the field's own terms.
    String formula();

    /// What the rule would do at this node.
    Outcome at(Node node, NetworkView network);
}
