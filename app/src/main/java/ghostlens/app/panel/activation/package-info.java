/// What operators compute of the input of the network that is open.
@NullMarked
package ghostlens.app.panel.activation;

import org.jspecify.annotations.NullMarked;
