/// Files that a user named: reading without loading them whole, writing without ever harming another.
@NullMarked
package ghostlens.model.file;

import org.jspecify.annotations.NullMarked;
