/// The live profile.
@NullMarked
package ghostlens.app.panel.profile;

import org.jspecify.annotations.NullMarked;
