/// The language in which operators are searched for: a text becomes a query, and an index of a graph answers it.
@NullMarked
package ghostlens.app.panel.search;

import org.jspecify.annotations.NullMarked;
