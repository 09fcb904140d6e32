/// What can be opened.
@NullMarked
package ghostlens.app.panel.catalog;

import org.jspecify.annotations.NullMarked;
