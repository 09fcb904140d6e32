package ghostlens.app.save;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a graph can be drawn as.
public enum PictureFormat {
    SVG,
    PDF,
    PNG;

    /// As file names end: `.svg`.
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /// The one that a file's name ends in.
    public static Optional<PictureFormat> of(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.endsWith(format.ending()))
                .findFirst();
    }
}
