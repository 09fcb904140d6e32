/// Running a network before and after, and what the difference says.
@NullMarked
package ghostlens.fuse.check;

import org.jspecify.annotations.NullMarked;
