/// Measuring a plan, and keeping the result.
@NullMarked
package ghostlens.model.profile;

import org.jspecify.annotations.NullMarked;
