/// The graph and its search.
@NullMarked
package ghostlens.app.panel.graph;

import org.jspecify.annotations.NullMarked;
