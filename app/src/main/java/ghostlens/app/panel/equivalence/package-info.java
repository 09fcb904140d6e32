/// Fused against unfused.
@NullMarked
package ghostlens.app.panel.equivalence;

import org.jspecify.annotations.NullMarked;
