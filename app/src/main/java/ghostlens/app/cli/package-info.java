/// The command line: one class per command, results on standard output, messages on standard error.
@NullMarked
package ghostlens.app.cli;

import org.jspecify.annotations.NullMarked;
