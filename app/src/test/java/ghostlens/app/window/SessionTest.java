package ghostlens.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.panel.overlay.Heat;
import ghostlens.app.workspace.Settings;
import ghostlens.model.net.Form;
import ghostlens.viewer.Camera;
import ghostlens.viewer.layout.Detail;
import ghostlens.viewer.layout.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isKeptWithWhatIsMissing() {
        var view = new ViewState(
                List.of("blocks"),
                new Camera(1, -2.5, 0.8),
                "blocks.1",
                List.of("blocks.0"),
                Flow.RIGHT,
                List.of(Detail.WEIGHTS),
                true,
                Heat.BYTES);
        var session = new Session(
                List.of(
                        new Session.Entry("module-d", null, Form.DEPLOY, List.of(1, 3, 96, 64), 7, view),
                        new Session.Entry("mine", "/tmp/mine.onnx", Form.TRAINING, null, null, null)),
                1);
        Settings.in(folder).put(Session.KEY, session);
        assertThat(Settings.in(folder).get(Session.KEY, Session.class)).contains(session);
        var saved = new ViewMemory.Saved(Map.of("3", view));
        Settings.in(folder).put("views.module-d", saved);
        assertThat(Settings.in(folder).get("views.module-d", ViewMemory.Saved.class))
                .contains(saved);
    }

    @Test
    void viewsOfOlderProgramsAreRead() {
        var settings = Settings.inMemory();
        var camera = Map.of("dx", 1, "dy", 2, "scale", 0.5);
        var old = Map.of("open", List.of("blocks"), "camera", camera, "selected", "add", "flow", "DOWN", "heat", true);
        var tab = Map.of("network", "module-d", "form", "DEPLOY", "view", old);
        settings.put(Session.KEY, Map.of("tabs", List.of(tab), "shown", 0));
        settings.put("views.module-d", Map.of("byDigit", Map.of("3", old)));
        var expected =
                new ViewState(List.of("blocks"), new Camera(1, 2, 0.5), "add", List.of(), Flow.DOWN, null, true, null);
        assertThat(settings.get(Session.KEY, Session.class)
                        .map(session -> session.tabs().getFirst().view()))
                .contains(expected);
        assertThat(settings.get("views.module-d", ViewMemory.Saved.class).map(ViewMemory.Saved::byDigit))
                .contains(Map.of("3", expected));
    }

    @Test
    void withoutTabsIsNone() {
        var settings = Settings.inMemory();
        settings.put(Session.KEY, Map.of("network", "module-d", "form", "DEPLOY"));
        assertThat(settings.get(Session.KEY, Session.class)).contains(Session.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"form\": \"DEPLOY\"}",
                "{\"network\": \"module-a\", \"form\": \"FROM_LATER\"}",
                "{\"network\": \"module-a\", \"form\": \"DEPLOY\", \"input\": [1, null]}",
                "null"
            })
    void aDamagedTabDoesNotCostTheOthers(String damaged) throws IOException {
        var sound = new Session.Entry("module-d", null, Form.DEPLOY, null, null, null);
        var tabs =
                "{\"session\": {\"tabs\": [%s, {\"network\": \"module-d\", \"form\": \"DEPLOY\"}]}}".formatted(damaged);
        Files.writeString(folder.resolve("settings.json"), tabs);
        assertThat(Settings.in(folder).get(Session.KEY, Session.class))
                .hasValueSatisfying(session -> assertThat(session.tabs()).containsExactly(sound));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"open\": [], \"camera\": {}, \"flow\": \"FROM_LATER\"}", "{\"open\": [null]}"})
    void aDamagedViewCostsNoMoreThanItself(String damaged) throws IOException {
        var tab = "{\"network\": \"module-d\", \"form\": \"DEPLOY\", \"view\": %s}".formatted(damaged);
        Files.writeString(
                folder.resolve("settings.json"),
                "{\"session\": {\"tabs\": [%s]}, \"views.module-d\": {\"byDigit\": {\"1\": %s}}}"
                        .formatted(tab, damaged));
        var settings = Settings.in(folder);
        assertThat(settings.get(Session.KEY, Session.class))
                .hasValueSatisfying(session -> assertThat(session.tabs())
                        .containsExactly(new Session.Entry("module-d", null, Form.DEPLOY, null, null, null)));
        assertThat(settings.get("views.module-d", ViewMemory.Saved.class)).contains(new ViewMemory.Saved(Map.of()));
    }

    @Test
    void recentFilesAreTheTenNewest() {
        var recent = new Recent(Settings.inMemory());
        IntStream.range(0, 12).mapToObj(i -> folder.resolve(i + ".onnx")).forEach(recent::add);
        recent.add(folder.resolve("5.onnx"));
        assertThat(recent.files())
                .hasSize(10)
                .startsWith(folder.resolve("5.onnx"), folder.resolve("11.onnx"))
                .doesNotHaveDuplicates();
        recent.forget();
        assertThat(recent.files()).isEmpty();
    }
}
