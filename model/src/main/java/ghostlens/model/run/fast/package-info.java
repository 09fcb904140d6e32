/// Our kernels over ND4J's memory, in the Vector API: steps as drawn or as deployed, a layout made for vectors, and a
/// loop that neither allocates nor decides.
@NullMarked
package ghostlens.model.run.fast;

import org.jspecify.annotations.NullMarked;
