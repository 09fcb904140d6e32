package ghostlens.app.window;

import ghostlens.app.workspace.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that were opened last.
final class Recent {
    private static final String KEY = "recent";
    private static final int MOST = 10;

    private final Settings settings;

    record Paths(List<String> paths) {
        Paths(@Nullable List<String> paths) {
            this.paths = paths == null ? List.of() : List.copyOf(paths);
        }
    }

    Recent(Settings settings) {
        this.settings = settings;
    }

    /// The newest first.
    List<Path> files() {
        return settings.get(KEY, Paths.class).map(Paths::paths).orElse(List.of()).stream()
                .flatMap(Recent::path)
                .toList();
    }

    private static Stream<Path> path(String written) {
        try {
            return Stream.of(Path.of(written));
        } catch (InvalidPathException _) {
            return Stream.of();
        }
    }

    void add(Path file) {
        var present = file.toAbsolutePath();
        var files = Stream.concat(Stream.of(present), files().stream().filter(f -> !f.equals(present)));
        settings.put(KEY, new Paths(files.limit(MOST).map(Path::toString).toList()));
    }

    void forget() {
        settings.put(KEY, new Paths(List.of()));
    }
}
