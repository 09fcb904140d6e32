/// What an operator is, where it stands, the graph that operators make, and what it costs.
///
/// A {@link ghostlens.model.graph.Node} has an id, an {@link ghostlens.model.graph.Op operator} (a sealed family of
/// records, all data) and inputs; it has one output, whose shape is derived. An
/// {@link ghostlens.model.graph.OpGraph} is ordered, checked and immutable, and is made from
/// {@link ghostlens.model.graph.Draft}s.
@NullMarked
package ghostlens.model.graph;

import org.jspecify.annotations.NullMarked;
