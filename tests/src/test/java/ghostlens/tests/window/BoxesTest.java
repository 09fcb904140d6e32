package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.panel.overlay.Heat;
import ghostlens.app.window.FileChoice;
import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import ghostlens.viewer.Camera;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.layout.Detail;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What boxes say, what is lit and selected among them, and that panels leave the selection in view: by mouse, and by
/// keyboard alone.
@ExtendWith(ApplicationExtension.class)
class BoxesTest {
    private static final String CHEAP = "cheap_operation.0";

    private final Settings settings = Settings.inMemory();
    private final AtomicLong clock = new AtomicLong();
    private Stage stage = null;
    private MainWindow window = null;

    @TempDir
    private Path folder = Path.of("");

    @Start
    void start(Stage stage) {
        this.stage = stage;
        show();
    }

    private void show() {
        window = Shown.on(stage, 1000, 1000, settings, choice(), folder, clock::get);
        window.open("module-d");
    }

    private FileChoice choice() {
        return new FileChoice() {
            @Override
            public Optional<Path> choose(String title, List<String> patterns) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseNew(String title, String name, List<String> patterns) {
                return Optional.of(folder.resolve("drawn.svg"));
            }
        };
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void keysShowAndHideWhatBoxesSay(FxRobot robot) {
        opened(robot, "module-d");
        assertThat(box(robot).subtitle()).isNotEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.D);
        await(
                "attributes are shown",
                () -> box(robot).details().equals(List.of("kernel 3×3 · stride 1×1", "padding 1×1 · groups 24")));
        robot.push(KeyCode.CONTROL, KeyCode.I);
        await("weights are shown", () -> box(robot).details().contains("W 24×1×3×3"));
        robot.push(KeyCode.CONTROL, KeyCode.U);
        await("names are hidden", () -> box(robot).subtitle().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.D).push(KeyCode.CONTROL, KeyCode.I).push(KeyCode.CONTROL, KeyCode.U);
        await(
                "all is as it was",
                () -> box(robot).details().isEmpty() && !box(robot).subtitle().isEmpty());
    }

    @Test
    void paletteShowsAttributesAndTheChoiceIsKept(FxRobot robot) {
        opened(robot, "module-d");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
                .write("attributes")
                .push(KeyCode.ENTER);
        await("attributes are shown", () -> !box(robot).details().isEmpty());
        window.jobs().close();
        robot.interact(this::show);
        opened(robot, "module-d");
        await("attributes are shown again", () -> !box(robot).details().isEmpty());
    }

    @Test
    void menuShowsWeights(FxRobot robot) {
        opened(robot, "module-d");
        robot.clickOn("#detail-menu").clickOn("#detail-WEIGHTS");
        await("weights are shown", () -> box(robot).details().equals(List.of("W 24×1×3×3")));
    }

    @Test
    void drawingShowsWhatTheBoxesSay(FxRobot robot) throws IOException {
        opened(robot, "module-d");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        await("attributes are shown", () -> !box(robot).details().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        robot.clickOn("#export-save");
        await("the graph is drawn", () -> Files.exists(folder.resolve("drawn.svg")));
        assertThat(Files.readString(folder.resolve("drawn.svg"))).contains(">padding 1×1 · groups 24</text>");
    }

    @Test
    void boxesOfAComparisonSayTheSame(FxRobot robot) {
        opened(robot, "module-d");
        robot.push(KeyCode.CONTROL, KeyCode.I);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        await(
                "the comparison shows weights",
                () -> robot.lookup("#compare-graph-0")
                        .tryQueryAs(GraphView.class)
                        .flatMap(view -> view.shown().graph().box(CHEAP))
                        .filter(box -> box.details().contains("W 24×1×3×3"))
                        .isPresent());
    }

    @Test
    void undoBringsBackAllThatWasSelected(FxRobot robot) {
        opened(robot, "module-d");
        select(robot, "add", "relu");
        stay();
        robot.interact(() -> view(robot).requestFocus());
        robot.push(KeyCode.ESCAPE);
        assertThat(window.workspace().selected().get()).isNull();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.workspace().selected().get()).isEqualTo("relu");
        assertThat(view(robot).othersProperty().get()).containsExactly("add");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(view(robot).othersProperty().get()).isEmpty();
    }

    @Test
    void undoBringsBackTheFigureAndWhatBoxesSaid(FxRobot robot) {
        opened(robot, "module-d");
        var before = settings.get("heat", Heat.class);
        lay(robot, "Heat: parameters", Heat.PARAMETERS);
        stay();
        lay(robot, "Heat: multiply", Heat.MULTIPLY_ADDS);
        stay();
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(before).isEmpty();
        stay();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(view(robot).detailsProperty().get()).isEqualTo(Detail.USUAL);
        assertThat(settings.get("heat", Heat.class)).contains(Heat.MULTIPLY_ADDS);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(settings.get("heat", Heat.class)).contains(Heat.PARAMETERS);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(settings.get("heat", Heat.class)).contains(Heat.MULTIPLY_ADDS);
    }

    private void lay(FxRobot robot, String words, Heat heat) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).write(words).push(KeyCode.ENTER);
        await(
                heat + " is laid over the graph",
                () -> settings.get("heat", Heat.class).equals(Optional.of(heat)));
    }

    @Test
    void pathsInsideAClosedGroupAreCounted(FxRobot robot) {
        opened(robot, "module-d");
        robot.interact(() -> view(robot).openProperty().set(Set.of()));
        robot.interact(() -> window.workspace().selected().set("primary_conv.0"));
        robot.interact(() -> view(robot).requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.T);
        robot.interact(() -> window.workspace().selected().set("primary_conv.2"));
        robot.push(KeyCode.SHIFT, KeyCode.T);
        var words = robot.lookup("#graph-traced").queryAs(Label.class);
        await("the paths are counted", () -> words.getText().startsWith("1 operator on the paths"));
        robot.push(KeyCode.ESCAPE);
        await("nothing is lit", () -> !words.isVisible());
    }

    @Test
    void panelsLeaveTheSelectionInView(FxRobot robot) {
        robot.interact(() -> window.open("repghostnet-0.5x"));
        opened(robot, "repghostnet-0.5x");
        robot.interact(() -> {
            window.workspace().selected().set("blocks.0.0");
            view(robot).motionProperty().set(false);
            double top =
                    view(robot).shown().graph().box("blocks.0.0").orElseThrow().y();
            view(robot).look(new Camera(0, view(robot).getHeight() - 60 - top, 1));
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isInView(robot, "#node-blocks-0-0")).isTrue();
        double height = view(robot).getHeight();
        robot.push(KeyCode.CONTROL, KeyCode.J);
        await("the panels are up", () -> view(robot).getHeight() < height - 100);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isInView(robot, "#node-blocks-0-0")).isTrue();
    }

    private static boolean isInView(FxRobot robot, String query) {
        var box = robot.lookup(query).tryQuery().map(Node::getBoundsInParent);
        return box.filter(b -> b.getMinY() >= 0 && b.getMaxY() <= view(robot).getHeight())
                .isPresent();
    }

    @Test
    void saysThatItFusesWhileItDoes(FxRobot robot) {
        opened(robot, "module-d");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        assertThat(isShown(robot, "Not fused yet")).isFalse();
        await("there is a verdict", () -> window.workspace().fused().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isShown(robot, "Not fused yet")).isFalse();
        assertThat(isShown(robot, "Fusing and comparing")).isFalse();
    }

    private static boolean isShown(FxRobot robot, String words) {
        return robot.lookup(words).queryAll().stream().anyMatch(BoxesTest::isVisible);
    }

    private static boolean isVisible(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void select(FxRobot robot, String... paths) {
        robot.interact(() -> view(robot).select(List.of(paths)));
        assertThat(view(robot).othersProperty().get()).isEqualTo(Set.of(paths[0]));
    }

    private void stay() {
        WaitForAsyncUtils.waitForFxEvents();
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    }

    private void opened(FxRobot robot, String name) {
        Waiting.awaitOpen(window.workspace(), name);
        await("the graph is drawn", () -> window.drawn().get());
    }

    private static Box box(FxRobot robot) {
        return view(robot).shown().graph().box(CHEAP).orElseThrow();
    }

    private static GraphView view(FxRobot robot) {
        return robot.lookup("#graph").queryAs(GraphView.class);
    }
}
