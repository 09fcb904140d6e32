/// Opening a network by name, with weights and an input of the user's choice.
@NullMarked
package ghostlens.app.open;

import org.jspecify.annotations.NullMarked;
