package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFolderTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, '', /home/a/.config/ghostlens",
        "Linux, /conf, /conf/ghostlens",
        "Mac OS X, '', /home/a/Library/Application Support/Ghostlens",
        "Windows 11, '', /home/a/AppData/Roaming/Ghostlens"
    })
    void keepsToTheSystemsFolders(String system, String given, String expected) {
        var environment = Map.of("XDG_CONFIG_HOME", given);
        assertThat(ConfigurationFolder.of(system, Path.of("/home/a"), environment))
                .isEqualTo(Path.of(expected));
    }
}
