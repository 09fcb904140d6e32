package ghostlens.tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of the checkout that the tests run in.
final class Checkout {
    static final Path ROOT = Path.of(System.getProperty("ghostlens.root", "..")).normalize();

    private Checkout() {}

    static String read(String path) {
        return read(ROOT.resolve(path));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> children(Path folder) {
        try (var inside = Files.list(folder)) {
            return inside.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every Markdown file at the top, in `docs` and in the modules; built files are left out.
    static List<Path> markdown() {
        return below(ROOT).filter(file -> file.toString().endsWith(".md")).toList();
    }

    private static Stream<Path> below(Path folder) {
        return children(folder).stream()
                .filter(file -> !isHidden(file))
                .flatMap(file -> Files.isDirectory(file) ? below(file) : Stream.of(file));
    }

    private static boolean isHidden(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith(".") || name.equals("target") || name.equals("ghostlens-report");
    }
}
