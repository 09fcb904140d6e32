/// What several panels are made of.
@NullMarked
package ghostlens.app.panel;

import org.jspecify.annotations.NullMarked;
