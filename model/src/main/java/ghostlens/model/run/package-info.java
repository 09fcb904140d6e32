/// Engines that run a network: a plan made once, sessions with buffers, a listener around every step.
@NullMarked
package ghostlens.model.run;

import org.jspecify.annotations.NullMarked;
