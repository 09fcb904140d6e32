/// Every parameter by node and slot; reading checkpoint files.
@NullMarked
package ghostlens.model.weights;

import org.jspecify.annotations.NullMarked;
