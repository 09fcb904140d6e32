/// Networks of ours run operator by operator in PyTorch, as its users run them while they develop: an independent
/// answer, and a time to compare with.
@NullMarked
package ghostlens.tests.pytorch;

import org.jspecify.annotations.NullMarked;
