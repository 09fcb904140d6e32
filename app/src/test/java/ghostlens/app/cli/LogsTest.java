package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogsTest {
    private static final Path HOME = Path.of("home");

    @Test
    void cacheFollowsTheOperatingSystem() {
        assertThat(Logs.cache("Linux", HOME, Map.of())).isEqualTo(HOME.resolve(".cache/ghostlens"));
        assertThat(Logs.cache("Mac OS X", HOME, Map.of())).isEqualTo(HOME.resolve("Library/Caches/Ghostlens"));
        assertThat(Logs.cache("Windows 11", HOME, Map.of())).isEqualTo(HOME.resolve("AppData/Local/Ghostlens"));
    }

    @Test
    void cacheIsWhereTheUserChose() {
        assertThat(Logs.cache("Linux", HOME, Map.of("XDG_CACHE_HOME", "/elsewhere")))
                .isEqualTo(Path.of("/elsewhere/ghostlens"));
    }
}
