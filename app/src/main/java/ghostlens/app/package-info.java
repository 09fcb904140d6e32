/// Where the program starts.
@NullMarked
package ghostlens.app;

import org.jspecify.annotations.NullMarked;
