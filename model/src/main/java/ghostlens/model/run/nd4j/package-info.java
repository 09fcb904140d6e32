/// ND4J's own operators, one call per operator of the graph.
@NullMarked
package ghostlens.model.run.nd4j;

import org.jspecify.annotations.NullMarked;
