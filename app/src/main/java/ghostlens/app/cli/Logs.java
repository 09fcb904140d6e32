package ghostlens.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.logging.LogManager;

/// What is logged where: warnings go to standard error, and the details of an unexpected error to a file in the user's
/// cache directory, which exists only where there was one.
public final class Logs {
    private Logs() {}

    /// Sets the levels of every library's messages; called once, before anything logs.
    public static void configure() {
        try (var settings = Logs.class.getResourceAsStream("/ghostlens/app/logging.properties")) {
            LogManager.getLogManager().readConfiguration(Objects.requireNonNull(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds the details of an unexpected error to the log.
    ///
    /// @return the log file
    static Path write(Throwable failure) throws IOException {
        var file = cache(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home")), System.getenv())
                .resolve("ghostlens.log");
        Files.createDirectories(file.getParent());
        try (var log = new PrintWriter(Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            log.println(LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS));
            failure.printStackTrace(log);
        }
        return file;
    }

    /// Where the operating system wants a program to keep such files.
    static Path cache(String system, Path home, Map<String, String> environment) {
        if (system.startsWith("Windows")) {
            return home.resolve("AppData/Local/Ghostlens");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Caches/Ghostlens");
        }
        var chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (chosen.isEmpty() ? home.resolve(".cache") : Path.of(chosen)).resolve("ghostlens");
    }
}
