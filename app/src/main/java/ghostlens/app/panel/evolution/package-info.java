/// The evolution of Figs. 3 and 4, and any rewriting, as a film with a scrubber.
@NullMarked
package ghostlens.app.panel.evolution;

import org.jspecify.annotations.NullMarked;
