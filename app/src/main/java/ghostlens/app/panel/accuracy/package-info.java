/// Accuracy against latency.
@NullMarked
package ghostlens.app.panel.accuracy;

import org.jspecify.annotations.NullMarked;
