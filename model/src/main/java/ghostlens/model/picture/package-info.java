/// Pictures as networks see them: resized, cropped and normalised, in plain arithmetic.
@NullMarked
package ghostlens.model.picture;

import org.jspecify.annotations.NullMarked;
