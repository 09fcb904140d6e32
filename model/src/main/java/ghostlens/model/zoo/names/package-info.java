/// How the sources of checkpoints name a network's tensors, one table a source.
@NullMarked
package ghostlens.model.zoo.names;

import org.jspecify.annotations.NullMarked;
