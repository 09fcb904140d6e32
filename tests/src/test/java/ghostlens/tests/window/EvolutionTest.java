package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static ghostlens.tests.window.Waiting.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The stage of the evolution as a teacher uses it: play, step, drag, loop, choose another, leave and return.
@ExtendWith(ApplicationExtension.class)
class EvolutionTest {
    private static final int SLOWEST = 0;
    private static final int FASTEST = 4;

    private final Settings settings = Settings.inMemory();
    private MainWindow window = null;

    @Start
    void start(Stage stage) {
        window = new MainWindow(settings, (_, _) -> Optional.empty());
        stage.setScene(window.scene());
        stage.setWidth(1000);
        stage.setHeight(1000);
        stage.show();
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void playsToTheEndAndPauses(FxRobot robot) {
        enter(robot);
        choose(robot, "#evolution-speed", SLOWEST);
        robot.push(KeyCode.P);
        await("it is between two stages", () -> position(robot) % 1 > 0.1);
        robot.push(KeyCode.P);
        double paused = position(robot);
        choose(robot, "#evolution-speed", FASTEST);
        robot.push(KeyCode.P);
        await("it has gone on", () -> position(robot) > paused);
        await("it is at the end", () -> position(robot) == 4);
        assertThat(text(robot, "#evolution-title")).isEqualTo("e · RepGhost, inference");
    }

    @Test
    void playsAgainAndAgainWhereItLoops(FxRobot robot) {
        enter(robot);
        choose(robot, "#evolution-speed", FASTEST);
        robot.clickOn("#evolution-loop")
                .clickOn("#evolution-slider")
                .push(KeyCode.END)
                .push(KeyCode.P);
        await("it has begun again", () -> position(robot) > 0.5 && position(robot) < 4);
        await("it is at the end", () -> position(robot) == 4);
        await("it has begun once more", () -> position(robot) < 4);
        robot.push(KeyCode.P);
    }

    @Test
    void stepsByKeys(FxRobot robot) {
        enter(robot);
        still(robot);
        robot.interact(() -> slider(robot).requestFocus());
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        assertThat(text(robot, "#evolution-title")).isEqualTo("c · ReLU moved back");
        assertThat(text(robot, "#evolution-changes")).isEqualTo("ReLU moves");
        robot.push(KeyCode.LEFT);
        assertThat(text(robot, "#evolution-title")).isEqualTo("b · add instead of concat");
        robot.clickOn("#evolution-title").push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_DOWN);
        assertThat(text(robot, "#evolution-title")).isEqualTo("d · RepGhost, training");
        robot.push(KeyCode.PAGE_UP);
        assertThat(position(robot)).isEqualTo(2);
        robot.interact(() -> slider(robot).requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(position(robot)).isCloseTo(2.05, within(1e-9));
    }

    @Test
    void glidesToTheNextStageWhereMotionIsNotReduced(FxRobot robot) {
        enter(robot);
        choose(robot, "#evolution-speed", SLOWEST);
        robot.clickOn("#evolution-next");
        await("it is on its way", () -> position(robot) > 0 && position(robot) < 1);
        robot.clickOn("#evolution-next");
        choose(robot, "#evolution-speed", FASTEST);
        await("it goes two stages on", () -> position(robot) == 2);
    }

    @Test
    void showsWhateverTheSliderIsDraggedTo(FxRobot robot) {
        enter(robot);
        var thumb = robot.lookup("#evolution-slider .thumb").query();
        var track = slider(robot).localToScreen(slider(robot).getBoundsInLocal());
        robot.drag(thumb, MouseButton.PRIMARY)
                .dropTo(new Point2D(track.getMinX() + 0.6 * track.getWidth(), track.getMinY() + 8));
        assertThat(position(robot)).isBetween(2.1, 2.7);
        double dropped = position(robot);
        robot.interact(() -> {});
        assertThat(position(robot)).isEqualTo(dropped);
        assertThat(text(robot, "#evolution-title")).isEqualTo("d · RepGhost, training");
    }

    @Test
    void jumpsWhereMotionIsReducedAndKeepsThat(FxRobot robot) {
        enter(robot);
        still(robot);
        robot.push(KeyCode.PAGE_DOWN);
        assertThat(position(robot)).isEqualTo(1);
        assertThat(settings.isOn("motion.reduced", false)).isTrue();
    }

    @Test
    void leavesAndReturnsToWhereItWas(FxRobot robot) {
        enter(robot);
        still(robot);
        robot.push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_DOWN);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#evolution").tryQuery()).isEmpty();
        assertThat(robot.lookup("#graph").tryQuery()).isPresent();
        robot.clickOn("#evolve");
        await("the stage is back", () -> robot.lookup("#evolution").tryQuery().isPresent());
        await("where it was", () -> position(robot) == 2 && outputs(robot));
        robot.clickOn("#evolution-leave");
        assertThat(robot.lookup("#graph").tryQuery()).isPresent();
    }

    @Test
    void saysWhatEveryStageComesToOnTheSameInput(FxRobot robot) {
        enter(robot);
        still(robot);
        await("the stages have run", () -> outputs(robot));
        assertThat(text(robot, "#evolution-operators")).isEqualTo("7");
        assertThat(text(robot, "#evolution-statistics")).startsWith("48 channels");
        robot.push(KeyCode.PAGE_DOWN);
        await("b is compared with a", () -> text(robot, "#evolution-verdict").contains("by design"));
        assertThat(text(robot, "#evolution-statistics")).startsWith("24 channels");
        for (int i = 0; i < 3; i++) {
            robot.push(KeyCode.PAGE_DOWN);
        }
        assertThat(text(robot, "#evolution-operators")).isEqualTo("4");
        assertThat(text(robot, "#evolution-parameters")).isEqualTo("840");
        await("e is compared with d", () -> text(robot, "#evolution-verdict").contains("Equal within rounding"));
        await("it is measured", () -> text(robot, "#evolution-time").matches("[\\d,]+\\.\\d"));
    }

    @Test
    void showsTheStagesSideBySide(FxRobot robot) {
        enter(robot);
        robot.clickOn("#evolution-side-by-side").push(KeyCode.PAGE_DOWN);
        await("the next stage is told", () -> position(robot) == 1);
        assertThat(robot.lookup("#evolution-side-by-side")
                        .queryAs(ToggleButton.class)
                        .isSelected())
                .isTrue();
    }

    @Test
    void playsABottleneckToo(FxRobot robot) {
        enter(robot);
        still(robot);
        robot.interact(() -> stories(robot).getSelectionModel().select(4));
        await("it is there", () -> text(robot, "#evolution-title").startsWith("Ghost bottleneck, stride 2, SE"));
        robot.push(KeyCode.PAGE_DOWN).push(KeyCode.PAGE_DOWN);
        assertThat(text(robot, "#evolution-title")).isEqualTo("RepGhost bottleneck, inference");
        assertThat(position(robot)).isEqualTo(2);
    }

    @Test
    void playsTheFusingOfWhatIsOpenForwardsAndBackwards(FxRobot robot) {
        robot.interact(() -> window.open("repghostnet-0.5x"));
        Waiting.awaitOpen(window.workspace(), "repghostnet-0.5x");
        enter(robot);
        still(robot);
        robot.interact(() -> stories(robot).getSelectionModel().selectLast());
        await("it is there", () -> text(robot, "#evolution-title").equals("before fusing"));
        robot.push(KeyCode.PAGE_DOWN);
        assertThat(text(robot, "#evolution-title")).isEqualTo("conv + batch norm");
        assertThat(text(robot, "#evolution-formula")).contains("BN(K∗x + b)");
        assertThat(text(robot, "#evolution-operators")).isEqualTo("320");
        robot.push(KeyCode.PAGE_UP);
        assertThat(text(robot, "#evolution-operators")).isEqualTo("321");
    }

    @Test
    void opensAStageInTheGraph(FxRobot robot) {
        enter(robot);
        still(robot);
        robot.push(KeyCode.PAGE_DOWN).clickOn("#evolution-open");
        Waiting.awaitOpen(window.workspace(), "module-b");
        assertThat(robot.lookup("#evolution").tryQuery()).isEmpty();
    }

    private static void enter(FxRobot robot) {
        robot.clickOn("#evolve");
        await("the modules are there", () -> text(robot, "#evolution-title").equals("a · Ghost module"));
    }

    private static void still(FxRobot robot) {
        robot.clickOn("#evolution-still");
    }

    private static void choose(FxRobot robot, String box, int index) {
        robot.interact(() ->
                robot.lookup(box).queryAs(ChoiceBox.class).getSelectionModel().select(index));
    }

    private static ChoiceBox<?> stories(FxRobot robot) {
        return robot.lookup("#evolution-story").queryAs(ChoiceBox.class);
    }

    private static Slider slider(FxRobot robot) {
        return read(() -> robot.lookup("#evolution-slider").queryAs(Slider.class));
    }

    private static double position(FxRobot robot) {
        return read(() -> slider(robot).getValue());
    }

    private static boolean outputs(FxRobot robot) {
        return read(
                () -> robot.lookup("#evolution-output").queryAs(ImageView.class).getImage() != null);
    }

    private static String text(FxRobot robot, String query) {
        return read(() -> robot.lookup(query).queryLabeled().getText());
    }
}
