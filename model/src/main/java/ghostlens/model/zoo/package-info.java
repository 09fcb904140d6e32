/// The published networks, one file per family, with their published numbers.
@NullMarked
package ghostlens.model.zoo;

import org.jspecify.annotations.NullMarked;
