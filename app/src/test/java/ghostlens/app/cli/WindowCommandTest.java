package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowCommandTest {

    @Test
    void lacksDisplayWhenLinuxHasNeitherXNorWayland() {
        assertThat(WindowCommand.lacksDisplay("Linux", "", Map.of())).isTrue();
        assertThat(WindowCommand.lacksDisplay("Linux", "", Map.of("DISPLAY", "")))
                .isTrue();
    }

    @Test
    void hasDisplayWhenSomethingCanShowAWindow() {
        assertThat(WindowCommand.lacksDisplay("Linux", "", Map.of("DISPLAY", ":0")))
                .isFalse();
        assertThat(WindowCommand.lacksDisplay("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isFalse();
        assertThat(WindowCommand.lacksDisplay("Linux", "Headless", Map.of())).isFalse();
        assertThat(WindowCommand.lacksDisplay("Windows 11", "", Map.of())).isFalse();
        assertThat(WindowCommand.lacksDisplay("Mac OS X", "", Map.of())).isFalse();
    }
}
