/// The graph on the screen.
@NullMarked
package ghostlens.viewer;

import org.jspecify.annotations.NullMarked;
