package ghostlens.model.profile;

import ghostlens.model.graph.Node;

/// What one operator took.
///
/// @param kernel what computed it
/// @param multiplyAdds of one execution
/// @param share of the sum of all operators' medians, 0 to 1
public record OpTiming(Node node, String kernel, Samples samples, long multiplyAdds, double share) {}
