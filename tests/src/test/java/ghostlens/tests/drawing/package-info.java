/// How fast graphs are drawn; docs/drawing.md says how that is measured.
@NullMarked
package ghostlens.tests.drawing;

import org.jspecify.annotations.NullMarked;
