package ghostlens.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    record View(String network, List<String> open) {}

    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsAtTheNextStartWhatWasSet() {
        var view = new View("module-d", List.of("blocks", "blocks.1"));
        var settings = Settings.in(folder.resolve("new"));
        settings.put("view", view);
        settings.set("dark", true);
        var next = Settings.in(folder.resolve("new"));
        assertThat(next.get("view", View.class)).contains(view);
        assertThat(next.isOn("dark", false)).isTrue();
        assertThat(next.problem()).isEmpty();
    }

    @Test
    void leavesOneFileOnly() throws IOException {
        var settings = Settings.in(folder);
        settings.put("a", 1);
        settings.put("a", 2);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("settings.json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"dark\": tr", "[1, 2]", "nonsense", "{} {}"})
    void putsADamagedFileAsideAndSaysSo(String damaged) throws IOException {
        Files.writeString(folder.resolve("settings.json"), damaged);
        var settings = Settings.in(folder);
        assertThat(settings.problem()).hasValueSatisfying(p -> assertThat(p).contains("settings-damaged.json"));
        assertThat(folder.resolve("settings-damaged.json")).hasContent(damaged);
        settings.set("dark", true);
        assertThat(Settings.in(folder).isOn("dark", false)).isTrue();
    }

    @Test
    void putsAsideWhatIsFarTooLarge() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("settings.json").toFile(), "rw")) {
            file.setLength(1L << 32);
        }
        assertThat(Settings.in(folder).problem())
                .hasValueSatisfying(p -> assertThat(p).contains("settings-damaged.json"));
        assertThat(folder.resolve("settings-damaged.json")).exists();
    }

    @Test
    void doesNotReadWhatIsNoFile() throws IOException {
        var endless = Path.of("/dev/zero");
        assumeThat(endless).exists();
        Files.createSymbolicLink(folder.resolve("settings.json"), endless);
        assertThat(Settings.in(folder).problem())
                .hasValueSatisfying(p -> assertThat(p).contains("cannot be read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "{\"open\": 3}", "null"})
    void passesOverAValueOfAnotherKind(String value) throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"view\": %s, \"dark\": true}".formatted(value));
        var settings = Settings.in(folder);
        assertThat(settings.get("view", View.class)).isEmpty();
        assertThat(settings.isOn("dark", false)).isTrue();
    }

    @Test
    void saysWhereItCannotBeWritten() throws IOException {
        var settings = Settings.in(Files.writeString(folder.resolve("file"), "no folder"));
        var told = new ArrayList<String>();
        settings.setOnUnwritable(told::add);
        settings.set("dark", true);
        settings.set("dark", true);
        assertThat(told).singleElement().asString().contains("cannot be written");
        assertThat(settings.isOn("dark", false)).isTrue();
        assertThat(settings.problem()).isPresent();
    }
}
