/// What the open network says of a picture.
@NullMarked
package ghostlens.app.panel.picture;

import org.jspecify.annotations.NullMarked;
