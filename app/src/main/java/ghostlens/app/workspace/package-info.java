/// The state that the panels share: a few properties that hold immutable values, and the commands that change them.
@NullMarked
package ghostlens.app.workspace;

import org.jspecify.annotations.NullMarked;
