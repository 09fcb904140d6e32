/// A network is a graph with its weights; builders and the blocks that families share.
@NullMarked
package ghostlens.model.net;

import org.jspecify.annotations.NullMarked;
