/// The facts and weights of what is selected.
@NullMarked
package ghostlens.app.panel.inspector;

import org.jspecify.annotations.NullMarked;
