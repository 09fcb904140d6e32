/// The rules, one file each: what they look for, the formula, and when they hold back.
@NullMarked
package ghostlens.fuse.rules;

import org.jspecify.annotations.NullMarked;
