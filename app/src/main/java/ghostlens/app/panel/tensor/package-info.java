/// Tensors to look at, down to single numbers: pictures, statistics, tables, files.
@NullMarked
package ghostlens.app.panel.tensor;

import org.jspecify.annotations.NullMarked;
