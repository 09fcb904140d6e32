package ghostlens.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files that a measurement leaves: a table for people and the same as JSON for programs.
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Results() {}

    static void write(Path folder, Findings findings) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(findings.fileName() + ".md"), Tables.of(findings));
        JSON.writeValue(folder.resolve(findings.fileName() + ".json").toFile(), findings);
    }

    static Comparison readComparison(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(Comparison.FILE + ".json").toFile(), Comparison.class);
    }
}
