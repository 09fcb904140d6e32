/// What a concat costs beside an add: the paper's Table 1 and Fig. 2 (section 3.1), measured on any engine.
@NullMarked
package ghostlens.model.measure;

import org.jspecify.annotations.NullMarked;
