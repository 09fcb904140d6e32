/// Concat beside add: the paper's Table 1 and Fig. 2 on this machine.
@NullMarked
package ghostlens.app.panel.concat;

import org.jspecify.annotations.NullMarked;
