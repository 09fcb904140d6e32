package ghostlens.app.cli;

import ghostlens.app.save.TableFile;
import ghostlens.model.Problem;
import ghostlens.model.file.NewFile;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether the table also goes into a file.
final class CsvOption {
    @Option(
            names = "--csv",
            paramLabel = "FILE.csv",
            description = "Write the table with a row for each line, numbers in full. No file is written over.")
    private @Nullable Path file;

    /// @throws Problem if the file is there, or cannot be written
    void write(Supplier<TableFile> table) {
        if (file != null) {
            NewFile.requireWritable(file);
            table.get().write(file);
        }
    }
}
