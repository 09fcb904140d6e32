package ghostlens.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files that a measurement leaves: a table for people and the same as JSON for programs.
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String COMPARISON = "benchmark";

    private Results() {}

    static void write(Path folder, Comparison comparison) throws IOException {
        write(folder, COMPARISON, Tables.of(comparison), comparison);
    }

    static void write(Path folder, Accuracy accuracy) throws IOException {
        write(folder, "accuracy", Tables.of(accuracy), accuracy);
    }

    static void write(Path folder, Preparation preparation) throws IOException {
        write(folder, "preparation", Tables.of(preparation), preparation);
    }

    static void write(Path folder, Stability stability) throws IOException {
        write(folder, "stability", Tables.of(stability), stability);
    }

    private static void write(Path folder, String name, String table, Object result) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".md"), table);
        JSON.writeValue(folder.resolve(name + ".json").toFile(), result);
    }

    static Comparison readComparison(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(COMPARISON + ".json").toFile(), Comparison.class);
    }
}
