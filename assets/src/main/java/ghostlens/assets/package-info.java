/// What the program looks like and says: style sheet, fonts, icons, sentences, and the numbers that the paper
/// published.
///
/// The files lie beside this package as resources; the classes here only find and read them.
/// {@link ghostlens.assets.Styles} names the style classes, {@link ghostlens.assets.Palette} the colours,
/// {@link ghostlens.assets.Texts} the sentences.
@NullMarked
package ghostlens.assets;

import org.jspecify.annotations.NullMarked;
