package ghostlens.model.run;

import ghostlens.model.graph.Node;

/// One timed piece of work of a plan.
///
/// @param node the operator it computes
/// @param kernel what computes it, as the profile names it
public record Step(Node node, String kernel) {}
