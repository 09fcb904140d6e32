/// Shapes, and the values that have them.
@NullMarked
package ghostlens.model.tensor;

import org.jspecify.annotations.NullMarked;
