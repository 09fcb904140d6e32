package ghostlens.fuse;

import ghostlens.model.graph.NodeId;

/// What a rule says of a node.
public sealed interface Outcome permits Rewrite, Outcome.NotApplicable, Outcome.Blocked, Outcome.Costly {

    /// The structure that the rule is about is not here.
    record NotApplicable() implements Outcome {}

    /// The structure is here, but something forbids the rewrite.
    ///
    /// @param culprit the node that stands in the way
    /// @param reason one sentence that a student understands
    record Blocked(String rule, NodeId node, NodeId culprit, String reason) implements Outcome {}

    /// The rewrite is allowed, but it does not pay.
    ///
    /// @param change what it would add
    /// @param explanation one sentence about what it would do
    record Costly(String rule, NodeId node, Change change, String explanation) implements Outcome {}

    static Outcome notApplicable() {
        return new NotApplicable();
    }
}
