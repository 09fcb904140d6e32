package ghostlens.fuse;

import ghostlens.model.graph.NodeId;

/// What a rule says of a node.
public sealed interface Outcome permits Rewrite, Outcome.NotApplicable, Outcome.Blocked {

    /// The structure that the rule is about is not here.
    record NotApplicable() implements Outcome {}

    /// The structure is here, but something forbids the rewrite.
    ///
    /// @param culprit the node that stands in the way
    /// @param reason one sentence that a student understands
    record Blocked(String rule, NodeId node, NodeId culprit, String reason) implements Outcome {}

    static Outcome notApplicable() {
        return new NotApplicable();
    }
}
