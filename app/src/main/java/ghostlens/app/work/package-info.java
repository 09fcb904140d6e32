/// Jobs off the JavaFX thread: the one border between the window and everything that takes time.
@NullMarked
package ghostlens.app.work;

import org.jspecify.annotations.NullMarked;
