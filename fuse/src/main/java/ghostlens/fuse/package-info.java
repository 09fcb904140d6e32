/// Rewriting a network into one with fewer operators: rules that look, rewrites that are values, a trace of what was
/// done.
@NullMarked
package ghostlens.fuse;

import org.jspecify.annotations.NullMarked;
