package ghostlens.app.panel.search;

import ghostlens.model.graph.Node;

/// An operator that was found.
///
/// @param figure what was asked for and how much it is; empty where no number was
public record Hit(Node node, String figure) {}
