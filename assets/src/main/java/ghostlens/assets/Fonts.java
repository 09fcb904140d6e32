package ghostlens.assets;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/// The bundled fonts, all under the SIL Open Font License. Their figures are tabular as they come, and every sign that
/// the program writes (× → · γ β σ √ µ − ≤) is in them.
///
/// There are two weights of {@link #SANS}: `-fx-font-weight: bold` gives the second one.
public final class Fonts {
    /// Everything that is read.
    public static final String SANS = "IBM Plex Sans";

    /// Node ids, shapes, formulas and file paths.
    public static final String MONO = "JetBrains Mono";

    private Fonts() {}

    /// The font files, to be loaded before the first scene is shown.
    public static List<URL> files() {
        return Stream.of("IBMPlexSans-Regular", "IBMPlexSans-Bold", "JetBrainsMono-Regular")
                .map(name -> Resources.url("fonts/" + name + ".ttf"))
                .toList();
    }
}
