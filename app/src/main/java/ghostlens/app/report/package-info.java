/// The report: the main job done without a window, as one HTML page that needs nothing else.
@NullMarked
package ghostlens.app.report;

import org.jspecify.annotations.NullMarked;
