package ghostlens.model;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Files that tests use where they are there: real checkpoints and facts about the official ones.
public final class TestData {
    private TestData() {}

    /// The checkout's root.
    public static Path root() {
        return Path.of(requireNonNullElse(System.getProperty("ghostlens.root"), ".."));
    }

    /// A file of the test data; skips the test where it is missing.
    public static Path file(String path) {
        var folder = Optional.ofNullable(System.getenv("GHOSTLENS_DATA"))
                .map(Path::of)
                .orElse(root().resolve("../shared/data"));
        var file = folder.resolve(path);
        Assumptions.assumeTrue(Files.exists(file), "there is no " + file + "; set GHOSTLENS_DATA");
        return file;
    }
}
