/// What goes out: the graph as a picture, tables as files. Nothing is written over.
@NullMarked
package ghostlens.app.save;

import org.jspecify.annotations.NullMarked;
