/// The window: its frame, its actions and keys, its look.
@NullMarked
package ghostlens.app.window;

import org.jspecify.annotations.NullMarked;
