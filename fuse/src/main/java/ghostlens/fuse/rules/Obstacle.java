package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;

/// What stands in the way of a rewrite, whichever rule asks.
///
/// @param reason one sentence that a student understands
record Obstacle(NodeId culprit, String reason) {

    Blocked blocks(String rule, Node site) {
        return new Blocked(rule, site.id(), culprit, reason);
    }
}
