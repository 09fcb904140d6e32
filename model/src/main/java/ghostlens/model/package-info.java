/// Networks: what they are, what they weigh, how they run.
///
/// Data flows one way: definition → graph → shapes → weights → rewrite → plan → run → profile → view.
@NullMarked
package ghostlens.model;

import org.jspecify.annotations.NullMarked;
