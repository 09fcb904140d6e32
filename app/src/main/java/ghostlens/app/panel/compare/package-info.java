/// Graphs side by side: {@link ghostlens.app.panel.compare.Comparison} is what is compared and how it belongs together,
/// {@link ghostlens.app.panel.compare.CompareModel} changes it in the background,
/// {@link ghostlens.app.panel.compare.ComparePanel} shows it.
@NullMarked
package ghostlens.app.panel.compare;

import org.jspecify.annotations.NullMarked;
