/// Where boxes and lines go: arithmetic without a screen. {@link ghostlens.viewer.layout.GroupTree} says which groups
/// there are, {@link ghostlens.viewer.layout.GraphLayout} places what is to be seen of them, and
/// {@link ghostlens.viewer.layout.GraphSvg} writes that down as a picture.
@NullMarked
package ghostlens.viewer.layout;

import org.jspecify.annotations.NullMarked;
