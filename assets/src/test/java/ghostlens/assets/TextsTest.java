package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {
    /// `Texts.get("key"…`, or `Texts.get("prefix." + …`, which uses every key with that prefix.
    private static final Pattern USE = Pattern.compile("Texts\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*(\\+?)");

    @Test
    void fillPutsTheArgumentsIn() {
        assertThat(Texts.fill("{1} of {0}, {1}", "A × B", 2)).isEqualTo("2 of A × B, 2");
    }

    @Test
    void getNamesTheMissingKey() {
        var missing = "no.such" + ".key";
        assertThatThrownBy(() -> Texts.get(missing)).hasMessageContaining(missing);
    }

    @Test
    void everyKeyInTheCodeHasASentence() throws IOException {
        var missing = uses().stream()
                .filter(use -> use.group(2).isEmpty())
                .map(use -> use.group(1))
                .filter(key -> !keys().contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).as("add these to texts.properties").isEmpty();
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        var uses = uses();
        var unused = keys().stream()
                .filter(key -> uses.stream().noneMatch(use -> covers(use, key)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).as("remove these from texts.properties").isEmpty();
    }

    private static boolean covers(MatchResult use, String key) {
        return use.group(2).isEmpty() ? key.equals(use.group(1)) : key.startsWith(use.group(1));
    }

    private static List<MatchResult> uses() throws IOException {
        try (var files = Files.walk(Path.of(System.getProperty("ghostlens.root")))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                    .flatMap(file -> USE.matcher(read(file)).results())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> keys() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Resources.text("texts.properties")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties.stringPropertyNames();
    }
}
