package ghostlens.app.report;

import ghostlens.app.report.Measurements.Runs;
import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/// The main job without a window: one HTML page that needs no other file.
public final class Report {
    private Report() {}

    /// Measures and writes `index.html` into the directory, which it creates. The page appears whole or not at all.
    ///
    /// @param progress hears what is being done
    /// @return the page
    /// @throws Problem if the directory cannot be written to; that shows before anything is measured
    public static Path write(Path directory, Consumer<String> progress) {
        return write(directory, new Measurements(progress, Runs.DEFAULT));
    }

    static Path write(Path directory, Measurements measurements) {
        requireWritable(directory);
        return put(directory, Page.html(measurements.take()));
    }

    private static void requireWritable(Path directory) {
        var half = half(directory);
        try {
            Files.createDirectories(directory);
            Files.writeString(half, "");
            Files.delete(half);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /// Writes beside the page and then moves onto it, so that an interruption leaves the old one.
    static Path put(Path directory, String html) {
        var half = half(directory);
        try {
            Files.writeString(half, html);
            return Files.move(half, directory.resolve("index.html"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /// Where this process writes until the page is whole.
    private static Path half(Path directory) {
        return directory.resolve(
                ".index-%d.html".formatted(ProcessHandle.current().pid()));
    }

    private static Problem unwritable(Path directory, IOException cause) {
        return new Problem(
                "The report cannot be written to '%s'; name a directory that can be written to.".formatted(directory),
                cause);
    }
}
