/// What is laid over the graph as heat: figures of operators, and numbers that a user brings.
@NullMarked
package ghostlens.app.panel.overlay;

import org.jspecify.annotations.NullMarked;
