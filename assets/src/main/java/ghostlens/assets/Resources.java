package ghostlens.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The files beside this package.
final class Resources {
    private Resources() {}

    static URL url(String name) {
        return Objects.requireNonNull(Resources.class.getResource(name), () -> "no resource " + name);
    }

    static String text(String name) {
        try (var in = url(name).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }
}
