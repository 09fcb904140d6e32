package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static ghostlens.tests.window.Waiting.read;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import ghostlens.fuse.match.Match;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.Mark;
import ghostlens.viewer.Overlay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Graphs side by side as a user meets them: open, select, find the counterpart, correct, undo, walk the differences.
@ExtendWith(ApplicationExtension.class)
class CompareTest {
    @TempDir
    private static Path folder;

    private final Settings settings = Settings.inMemory();
    private Stage stage = null;
    private MainWindow window = null;
    private Path corrections = Path.of("");

    @Start
    void start(Stage stage) {
        this.stage = stage;
        show();
    }

    private void show() {
        corrections = folder.resolve("corrections-%d.json".formatted(System.nanoTime()));
        window = new MainWindow(
                settings, (_, _) -> Optional.empty(), new CorrectionsFile(corrections), System::nanoTime);
        stage.setScene(window.scene());
        stage.setWidth(1000);
        stage.setHeight(1000);
        stage.show();
        window.open("module-a");
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void asksWithWhatToCompareAndOpensWhatItSuggests(FxRobot robot) {
        Waiting.awaitOpen(window.workspace(), "module-a");
        robot.clickOn("#compare");
        assertThat(robot.lookup("Compare with what?").tryQuery()).isPresent();
        assertThat(robot.lookup("#compare-with-0").queryLabeled().getText()).contains("inference");
        robot.clickOn("#compare-with-0");
        awaitPanes(robot, 2);
        assertThat(robot.lookup("Compare with what?").tryQuery()).isEmpty();
        assertThat(titleOf(robot, 1)).isEqualTo("a · Ghost module · inference");
    }

    @Test
    void altClickInTheCataloguePutsANetworkBesideWhatIsOpen(FxRobot robot) {
        Waiting.awaitOpen(window.workspace(), "module-a");
        var tree = robot.lookup("#catalog-tree").queryAs(TreeView.class);
        robot.interact(() -> {
            tree.getSelectionModel().select(4);
            tree.fireEvent(altClick());
        });
        awaitPanes(robot, 2);
        assertThat(titleOf(robot, 1)).contains("d · RepGhost");
    }

    /// The robot's mouse does not know which keys are down.
    private static MouseEvent altClick() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                true,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    void altEnterInTheCatalogueComparesWithTheFirstFound(FxRobot robot) {
        compareWithD(robot);
        assertThat(titleOf(robot, 0)).contains("Ghost module");
        assertThat(titleOf(robot, 1)).contains("RepGhost");
        assertThat(window.workspace().opened().get().variant().name()).isEqualTo("module-a");
        var marks = view(robot, 1).marksProperty().get();
        assertThat(marks).containsEntry("fusion_bn.0", Mark.ADDED).containsEntry("add", Mark.CHANGED);
        assertThat(view(robot, 0).marksProperty().get()).containsEntry("concat", Mark.CHANGED);
    }

    @Test
    void clickSelectsTheCounterpartAndSaysIt(FxRobot robot) {
        compareWithD(robot);
        clickNode(robot, 0, "primary_conv-0");
        assertThat(view(robot, 1).selectedProperty().get()).isEqualTo("primary_conv.0");
        assertThat(sentence(robot)).contains("primary_conv.0 belongs to primary_conv.0", "100 % sure");
        robot.interact(() -> view(robot, 1).selectedProperty().set("fusion_bn.0"));
        assertThat(view(robot, 0).selectedProperty().get()).isNull();
        assertThat(sentence(robot)).contains("fusion_bn.0 has no counterpart in a · Ghost module");
    }

    @Test
    void counterpartsStandAtTheSameHeight(FxRobot robot) {
        compareWithD(robot);
        clickNode(robot, 0, "primary_conv-1");
        assertThat(top(robot, 1, "primary_conv-1")).isCloseTo(top(robot, 0, "primary_conv-1"), offset());
        robot.moveTo("#compare-graph-0").scroll(2, VerticalDirection.UP);
        assertThat(top(robot, 1, "primary_conv-1")).isCloseTo(top(robot, 0, "primary_conv-1"), offset());
    }

    @Test
    void graphsMoveApartWhereThatIsSwitchedOff(FxRobot robot) {
        compareWithD(robot);
        robot.clickOn("#compare-together");
        var before = view(robot, 1).cameraProperty().get();
        robot.moveTo("#compare-graph-0").scroll(3, VerticalDirection.UP);
        assertThat(view(robot, 1).cameraProperty().get()).isEqualTo(before);
        robot.clickOn("#compare-together");
        robot.moveTo("#compare-graph-0").scroll(3, VerticalDirection.UP);
        assertThat(view(robot, 1).cameraProperty().get()).isNotEqualTo(before);
    }

    @Test
    void groupsOpenAndCloseTogether(FxRobot robot) {
        compareWithD(robot);
        assertThat(view(robot, 1).openProperty().get()).contains("primary_conv");
        robot.interact(() -> view(robot, 0).selectedProperty().set("primary_conv"));
        robot.interact(() -> view(robot, 0).requestFocus());
        robot.push(KeyCode.ENTER);
        assertThat(view(robot, 0).openProperty().get()).doesNotContain("primary_conv");
        assertThat(view(robot, 1).openProperty().get()).doesNotContain("primary_conv");
    }

    @Test
    void keysThatWereChangedHoldInEachGraph(FxRobot robot) {
        window.jobs().close();
        settings.put("keys", Map.of("byAction", Map.of("graph.TOGGLE", List.of("G"))));
        robot.interact(this::show);
        compareWithD(robot);
        robot.interact(() -> {
            view(robot, 1).selectedProperty().set("primary_conv");
            view(robot, 1).requestFocus();
        });
        robot.push(KeyCode.ENTER);
        assertThat(view(robot, 1).openProperty().get()).contains("primary_conv");
        robot.push(KeyCode.G);
        assertThat(view(robot, 1).openProperty().get()).doesNotContain("primary_conv");
    }

    @Test
    void differencesAreListedAndWalkedByKey(FxRobot robot) {
        compareWithD(robot);
        assertThat(table(robot).getItems()).hasSize(2);
        robot.push(KeyCode.F7);
        assertThat(view(robot, 1).selectedProperty().get()).isEqualTo("fusion_bn.0");
        robot.push(KeyCode.F7);
        assertThat(view(robot, 0).selectedProperty().get()).isEqualTo("concat");
        assertThat(view(robot, 1).selectedProperty().get()).isEqualTo("add");
        robot.push(KeyCode.SHIFT, KeyCode.F7);
        assertThat(view(robot, 1).selectedProperty().get()).isEqualTo("fusion_bn.0");
        robot.clickOn("#compare-kept");
        assertThat(table(robot).getItems()).hasSize(9);
        assertThat(robot.lookup("#compare-kept").queryAs(ToggleButton.class).getText())
                .isEqualTo("kept 7");
    }

    @Test
    void correctionIsKeptAndCanBeUndoneAndRedone(FxRobot robot) {
        compareWithD(robot);
        robot.interact(() -> view(robot, 1).selectedProperty().set("add"));
        assertThat(sentence(robot)).contains("add belongs to concat");
        robot.clickOn("#compare-lone");
        await("the correction is made", () -> sentence(robot).contains("said by hand"));
        await("it is kept", () -> Files.exists(corrections));
        assertThat(view(robot, 0).marksProperty().get()).containsEntry("concat", Mark.REMOVED);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await("it is undone", () -> sentence(robot).contains("add belongs to concat"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await("it is redone", () -> sentence(robot).contains("said by hand"));
        robot.clickOn("#compare-close");
        compareWithD(robot);
        assertThat(view(robot, 0).marksProperty().get()).containsEntry("concat", Mark.REMOVED);
    }

    @Test
    void operatorBelongsToWhatIsClickedNext(FxRobot robot) {
        compareWithD(robot);
        clickNode(robot, 0, "primary_conv-0");
        robot.clickOn("#compare-belongs");
        assertThat(sentence(robot)).contains("Click the operator that primary_conv.0 belongs to");
        robot.push(KeyCode.ESCAPE);
        assertThat(sentence(robot)).contains("primary_conv.0 belongs to primary_conv.0");
        robot.clickOn("#compare-belongs");
        robot.interact(() -> view(robot, 1).selectedProperty().set("cheap_operation.0"));
        await("the correction is made", () -> matches(robot, "cheap_operation.0"));
    }

    private static boolean matches(FxRobot robot, String after) {
        return table(robot).getItems().stream()
                .anyMatch(m -> m.byHand() && m.after().getFirst().id().path().equals(after));
    }

    @Test
    void swapPutsTheOtherNetworkFirst(FxRobot robot) {
        compareWithD(robot);
        robot.clickOn("#compare-swap");
        await("they are swapped", () -> titleOf(robot, 0).contains("RepGhost"));
        assertThat(view(robot, 0).marksProperty().get()).containsEntry("fusion_bn.0", Mark.REMOVED);
    }

    @Test
    void fiveAreComparedAtMostAndEachCanBeTakenOut(FxRobot robot) {
        compareWithD(robot);
        var more = List.of("module-b", "module-c", "module-e");
        for (int i = 0; i < more.size(); i++) {
            putBeside(robot, more.get(i));
            awaitPanes(robot, 3 + i);
        }
        robot.interact(() -> view(robot, 3).selectedProperty().set("relu"));
        assertThat(view(robot, 0).selectedProperty().get()).isEqualTo("cheap_operation.2");
        assertThat(view(robot, 1).selectedProperty().get()).isEqualTo("relu");
        putBeside(robot, "module-a");
        await("a sentence is shown", () -> window.workspace().problem().get() != null);
        robot.clickOn("#compare-remove-4");
        await("one is gone", () -> robot.lookup("#compare-pane-4").tryQuery().isEmpty());
    }

    @Test
    void networksPutBesideQuicklyAllArrive(FxRobot robot) {
        Waiting.awaitOpen(window.workspace(), "module-a");
        putBeside(robot, "module-d");
        putBeside(robot, "module-b");
        awaitPanes(robot, 3);
        assertThat(titleOf(robot, 1)).contains("d · RepGhost");
        assertThat(titleOf(robot, 2)).contains("b · ");
    }

    @Test
    void figureLiesOverAllGraphsOnOneScale(FxRobot robot) {
        compareWithD(robot);
        putBeside(robot, "ghostnet-1.0x");
        awaitPanes(robot, 3);
        chooseHeat(robot, "MULTIPLY_ADDS");
        awaitScaleOf(robot, 2);
        assertThat(heaviest(robot, 0)).isPositive().isLessThan(heaviest(robot, 2));
        assertThat(view(robot, 0).scaleProperty().get()).isEqualTo(heaviest(robot, 2));
        assertThat(text(robot, "#heat-legend-title")).isEqualTo("Multiply-adds");
        assertThat(text(robot, "#heat-legend-high")).endsWith("M MAdds");
        assertThat(text(robot, "#compare-count-0")).contains("MAdds");
        robot.clickOn("#compare-remove-2");
        awaitScaleOf(robot, 0);
        assertThat(robot.lookup("#heat-legend").queryAll()).hasSize(1);
    }

    @Test
    void figuresDifferFromThoseOfTheFirstGraph(FxRobot robot) {
        compareWithD(robot);
        chooseHeat(robot, "PARAMETERS");
        awaitScaleOf(robot, 0);
        robot.clickOn("#compare-heat-against");
        await("it differs", () -> text(robot, "#heat-legend-title").equals("Parameters against the first graph"));
        assertThat(view(robot, 0).overlayProperty().get()).isSameAs(Overlay.NONE);
        assertThat(view(robot, 1).overlayProperty().get().isDiverging()).isTrue();
        robot.clickOn("#compare-heat");
        await("nothing lies over them", () -> view(robot, 1).overlayProperty().get() == Overlay.NONE);
        assertThat(read(() -> robot.lookup("#heat-legend").query().isVisible())).isFalse();
    }

    @Test
    void whatIsKnownOfOneGraphOnlyDoesNotDiffer(FxRobot robot) {
        compareWithD(robot);
        chooseHeat(robot, "MAGNITUDE");
        await("it was computed", () -> view(robot, 0).overlayProperty().get() != Overlay.NONE);
        assertThat(view(robot, 1).overlayProperty().get()).isSameAs(Overlay.NONE);
        assertThat(read(() -> robot.lookup("#compare-heat-against").query().isDisabled()))
                .isTrue();
    }

    private static void chooseHeat(FxRobot robot, String heat) {
        robot.interact(() -> robot.lookup("#heat-menu").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> ("heat-" + heat).equals(item.getId()))
                .forEach(MenuItem::fire));
    }

    private void awaitScaleOf(FxRobot robot, int pane) {
        Waiting.awaitLayout(window.scene());
        await(
                "all have the scale of graph " + pane,
                () -> heaviest(robot, pane) > 0
                        && view(robot, 0).scaleProperty().get() == heaviest(robot, pane)
                        && view(robot, 1).scaleProperty().get() == heaviest(robot, pane));
    }

    private static double heaviest(FxRobot robot, int pane) {
        return read(() -> view(robot, pane).heaviestProperty().get());
    }

    private static String text(FxRobot robot, String id) {
        return read(() -> robot.lookup(id).queryAs(Label.class).getText());
    }

    @Test
    void openingANetworkEndsTheComparison(FxRobot robot) {
        compareWithD(robot);
        robot.clickOn("#catalog-search")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("module-b")
                .push(KeyCode.ENTER);
        Waiting.awaitOpen(window.workspace(), "module-b");
        assertThat(robot.lookup("#compare-panel").tryQuery()).isEmpty();
        assertThat(robot.lookup("#graph").tryQuery()).isPresent();
    }

    private void compareWithD(FxRobot robot) {
        Waiting.awaitOpen(window.workspace(), "module-a");
        putBeside(robot, "module-d");
        awaitPanes(robot, 2);
        await(
                "both are drawn",
                () -> view(robot, 0).drawnProperty().get()
                        && view(robot, 1).drawnProperty().get());
        Waiting.awaitLayout(window.scene());
    }

    private static void putBeside(FxRobot robot, String name) {
        robot.clickOn("#catalog-search").push(KeyCode.CONTROL, KeyCode.A).write(name);
        robot.push(KeyCode.ALT, KeyCode.ENTER);
    }

    private static void awaitPanes(FxRobot robot, int panes) {
        await(
                "there are " + panes,
                () -> robot.lookup("#compare-pane-" + (panes - 1)).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void clickNode(FxRobot robot, int pane, String node) {
        robot.clickOn(node(robot, pane, node));
    }

    private static Node node(FxRobot robot, int pane, String node) {
        return read(() -> robot.from(view(robot, pane)).lookup("#node-" + node).query());
    }

    private double top(FxRobot robot, int pane, String node) {
        Waiting.awaitLayout(window.scene());
        var box = node(robot, pane, node);
        return box.localToScene(box.getBoundsInLocal()).getMinY();
    }

    private static Offset<Double> offset() {
        return Offset.offset(1.0);
    }

    private static GraphView view(FxRobot robot, int pane) {
        return read(() -> robot.lookup("#compare-graph-" + pane).queryAs(GraphView.class));
    }

    @SuppressWarnings("unchecked")
    private static TableView<Match> table(FxRobot robot) {
        return read(() -> robot.lookup("#compare-differences").queryAs(TableView.class));
    }

    private static String sentence(FxRobot robot) {
        return read(() -> robot.lookup("#compare-sentence").queryAs(Label.class).getText());
    }

    private static String titleOf(FxRobot robot, int pane) {
        return read(() ->
                robot.lookup("#compare-title-" + pane).queryAs(MenuButton.class).getText());
    }
}
