/// How one graph becomes another, as a film: which operator becomes which, where each stands, and the picture at any
/// moment in between. Arithmetic alone; {@link ghostlens.viewer.FilmView} paints it.
@NullMarked
package ghostlens.viewer.evolution;

import org.jspecify.annotations.NullMarked;
