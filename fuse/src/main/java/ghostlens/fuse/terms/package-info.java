/// Where every number of one channel of a fused operator comes from.
@NullMarked
package ghostlens.fuse.terms;

import org.jspecify.annotations.NullMarked;
