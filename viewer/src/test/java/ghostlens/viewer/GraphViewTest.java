package ghostlens.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.layout.Detail;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GraphSvg;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Layouts run when the test says so: whatever waits is run between a gesture and what it is to show.
@ExtendWith(ApplicationExtension.class)
class GraphViewTest {
    private static final String BLOCK = "#node-blocks-0-0";
    private static final String CHEAP = "#node-blocks-3-0-ghost1-cheap_operation-0";

    private final Queue<Runnable> layouts = new ArrayDeque<>();
    private GraphView view;

    @Start
    void start(Stage stage) {
        view = new GraphView(layouts::add);
        view.motionProperty().set(false);
        stage.setScene(new Scene(view, 800, 600));
        stage.show();
    }

    @Test
    void clickSelects(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.clickOn(BLOCK);
        assertThat(view.selectedProperty().get()).isEqualTo("blocks.0.0");
        robot.type(KeyCode.ESCAPE);
        assertThat(view.selectedProperty().get()).isNull();
    }

    @Test
    void doubleClickOpensAndKeepsTheGroupInItsPlace(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        var before = robot.lookup(BLOCK).query().localToScene(0, 0);
        doubleClick(robot, BLOCK);
        layOut(robot);
        assertThat(view.openProperty().get()).containsExactly("blocks.0.0");
        var after = robot.lookup(BLOCK).query().localToScene(0, 0);
        assertThat(after.distance(before)).isLessThan(1e-6);
        assertThat(robot.lookup("#node-blocks-0-0-ghost1").tryQuery()).isPresent();
    }

    @Test
    void enterOpensAndBackspaceGoesUp(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.clickOn(BLOCK).type(KeyCode.ENTER);
        layOut(robot);
        assertThat(view.openProperty().get()).containsExactly("blocks.0.0");
        robot.interact(() -> view.selectedProperty().set("blocks.0.0.ghost1"));
        robot.type(KeyCode.BACK_SPACE);
        assertThat(view.selectedProperty().get()).isEqualTo("blocks.0.0");
    }

    @Test
    void shiftEnterOpensAllBlocksBuiltAlike(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.interact(() -> {
            view.selectedProperty().set("blocks.8.1");
            view.requestFocus();
        });
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        layOut(robot);
        assertThat(view.openProperty().get()).containsExactlyInAnyOrder("blocks.8.1", "blocks.8.3");
    }

    @Test
    void controlWheelZoomsAtThePointer(FxRobot robot) {
        show(robot, "module-d");
        var add = robot.lookup("#node-add").query();
        var x = add.localToScene(0, 0).getX();
        var before = view.zoom();
        robot.interact(() -> view.fireEvent(wheel(x, add.localToScene(0, 0).getY(), 100, true)));
        robot.interact(view::layout);
        assertThat(view.zoom()).isGreaterThan(before);
        assertThat(robot.lookup("#node-add").query().localToScene(0, 0).getX()).isCloseTo(x, within(1e-6));
    }

    @Test
    void wheelPans(FxRobot robot) {
        show(robot, "module-d");
        var y = top(robot, "#node-add");
        robot.interact(() -> view.fireEvent(wheel(0, 0, -40, false)));
        robot.interact(view::layout);
        assertThat(top(robot, "#node-add")).isCloseTo(y - 40, within(1e-6));
    }

    @Test
    void keysZoomWalkAndTrace(FxRobot robot) {
        show(robot, "module-d");
        robot.clickOn("#node-add").type(KeyCode.DOWN);
        assertThat(view.selectedProperty().get()).isEqualTo("relu");
        robot.type(KeyCode.COMMA);
        assertThat(view.selectedProperty().get()).isEqualTo("add");
        robot.type(KeyCode.T);
        assertThat(view.tracingProperty().get()).isTrue();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        assertThat(view.zoom()).isEqualTo(1);
    }

    @Test
    void controlClickAddsAndTakesAway(FxRobot robot) {
        show(robot, "module-d");
        robot.clickOn("#node-add");
        controlClick(robot, "#node-relu");
        assertThat(view.selectedProperty().get()).isEqualTo("relu");
        assertThat(view.othersProperty().get()).containsExactly("add");
        controlClick(robot, "#node-relu");
        assertThat(view.selectedProperty().get()).isEqualTo("add");
        assertThat(view.othersProperty().get()).isEmpty();
        controlClick(robot, "#node-relu");
        robot.type(KeyCode.ESCAPE);
        assertThat(view.selectedProperty().get()).isNull();
        assertThat(view.othersProperty().get()).isEmpty();
    }

    @Test
    void clickSelectsOneOnlyAfterSeveral(FxRobot robot) {
        show(robot, "module-d");
        robot.clickOn("#node-add");
        controlClick(robot, "#node-relu");
        robot.clickOn("#node-add");
        assertThat(view.othersProperty().get()).isEmpty();
    }

    @Test
    void shiftDragSelectsWhatIsInTheArea(FxRobot robot) {
        show(robot, "module-d");
        var add = robot.lookup("#node-add").query().getBoundsInParent();
        var relu = robot.lookup("#node-relu").query().getBoundsInParent();
        double left = Math.min(add.getMinX(), relu.getMinX()) - 6;
        double right = Math.max(add.getMaxX(), relu.getMaxX()) + 6;
        robot.interact(() -> {
            view.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, left, add.getMinY() - 6, 1, true, false));
            view.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, right, relu.getMaxY() + 6, 1, true, false));
            view.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, right, relu.getMaxY() + 6, 1, true, false));
        });
        assertThat(view.selectedProperty().get()).isEqualTo("relu");
        assertThat(view.othersProperty().get()).containsExactly("add");
    }

    /// By hand: the headless platform's mouse does not know which keys are held.
    private void controlClick(FxRobot robot, String query) {
        click(robot, query, 1, true);
    }

    /// By hand: on a busy machine the second click of the robot comes too late to count as one.
    private void doubleClick(FxRobot robot, String query) {
        click(robot, query, 1, false);
        click(robot, query, 2, false);
    }

    private void click(FxRobot robot, String query, int clicks, boolean isControl) {
        var box = robot.lookup(query).query().getBoundsInParent();
        robot.interact(() -> {
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_CLICKED)) {
                view.fireEvent(mouse(type, box.getCenterX(), box.getCenterY(), clicks, false, isControl));
            }
        });
    }

    private static MouseEvent mouse(
            EventType<MouseEvent> type, double x, double y, int clicks, boolean isShift, boolean isControl) {
        boolean still = type == MouseEvent.MOUSE_CLICKED;
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                clicks,
                isShift,
                isControl,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                still,
                null);
    }

    @Test
    void pathsAreLitFromWhereTheyWereAskedForToWhereTheyAreAskedForAgain(FxRobot robot) {
        show(robot, "module-d");
        robot.clickOn("#node-primary_conv-2");
        robot.press(KeyCode.SHIFT).type(KeyCode.T).release(KeyCode.SHIFT);
        robot.interact(() -> view.selectedProperty().set("add"));
        robot.press(KeyCode.SHIFT).type(KeyCode.T).release(KeyCode.SHIFT);
        assertThat(view.tracingProperty().get()).isTrue();
        var lit = new Emphasis(view).marked(null).lit();
        assertThat(lit)
                .containsExactlyInAnyOrder(
                        "primary_conv.2", "cheap_operation.0", "cheap_operation.1", "fusion_bn.0", "add");
        robot.clickOn("#node-relu");
        assertThat(view.othersProperty().get()).isEmpty();
    }

    @Test
    void pathsLeadThroughClosedGroups(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.interact(() -> {
            view.select(List.of("blocks.2.0.ghost1.primary_conv.0", "blocks.4.0"));
            view.tracingProperty().set(true);
        });
        var lit = new Emphasis(view).marked(null).lit();
        assertThat(lit).contains("blocks.2.0", "blocks.3.0", "blocks.4.0").doesNotContain("blocks.1.0", "blocks.5.0");
    }

    @Test
    void pathsInsideOneClosedGroupAreCounted(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.interact(() -> {
            view.select(List.of("blocks.0.0.ghost1.primary_conv.2", "blocks.0.0.ghost1.add"));
            view.tracingProperty().set(true);
            view.layout();
        });
        assertThat(new Emphasis(view).marked(null).lit()).containsExactly("blocks.0.0");
        assertThat(traced(robot)).isEqualTo("3 operators on the paths between what is selected");
        assertThat(view.getAccessibleText()).endsWith(traced(robot));
        robot.interact(() -> {
            view.select(List.of("blocks.0.0.ghost1.add"));
            view.layout();
        });
        assertThat(traced(robot)).contains("lead here");
        robot.interact(() -> {
            view.tracingProperty().set(false);
            view.layout();
        });
        assertThat(robot.lookup("#graph-traced").query().isVisible()).isFalse();
    }

    private static String traced(FxRobot robot) {
        return robot.lookup("#graph-traced").queryAs(Label.class).getText();
    }

    @Test
    void boxesGrowWithWhatTheySayAndTheSelectionStaysInItsPlace(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.interact(view::openAll);
        layOut(robot);
        robot.interact(() -> view.locate("blocks.3.0.ghost1.cheap_operation.0"));
        layOut(robot);
        var before = robot.lookup(CHEAP).query().getBoundsInParent();
        robot.interact(() -> {
            view.toggle(Detail.ATTRIBUTES);
            view.toggle(Detail.WEIGHTS);
        });
        layOut(robot);
        var box = robot.lookup(CHEAP).query();
        assertThat(box.getBoundsInParent().getHeight()).isGreaterThan(before.getHeight());
        assertThat(box.getBoundsInParent().getMinX()).isCloseTo(before.getMinX(), within(1e-6));
        assertThat(box.getBoundsInParent().getMinY()).isCloseTo(before.getMinY(), within(1e-6));
        assertThat(box.getAccessibleText()).contains("kernel 3×3", "W 36×1×3×3");
        robot.interact(() -> view.detailsProperty().set(Detail.USUAL));
        layOut(robot);
        assertThat(robot.lookup(CHEAP).query().getBoundsInParent()).isEqualTo(before);
    }

    @Test
    void wholeGraphStaysWholeWhenBoxesGrow(FxRobot robot) {
        robot.interact(() -> view.setGraph(Zoo.find("module-e").graph(Form.INFERENCE)));
        layOut(robot);
        robot.interact(() -> view.detailsProperty().set(Set.of(Detail.ATTRIBUTES, Detail.NAMES)));
        layOut(robot);
        var shown = view.shown();
        assertThat(shown.part()).isEqualTo(GraphSvg.Part.whole(shown.graph()));
        assertThat(shown.graph().height() * view.zoom()).isLessThanOrEqualTo(view.getHeight());
    }

    @Test
    void selectionStaysInViewWhenTheViewGetsLower(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.interact(() -> {
            view.selectedProperty().set("blocks.1.0");
            view.look(new Camera(
                    100, -view.shown().graph().box("blocks.1.0").orElseThrow().y() + 520, 1));
            view.resize(view.getWidth(), 300);
        });
        var camera = view.cameraProperty().get();
        var box = view.shown().graph().box("blocks.1.0").orElseThrow();
        assertThat(camera.shows(box, view.getWidth(), 300)).isTrue();
        assertThat(camera.dx()).isEqualTo(100);
        robot.interact(() -> {
            view.look(new Camera(100, -5000, 1));
            view.resize(view.getWidth(), 200);
        });
        assertThat(view.cameraProperty().get()).isEqualTo(new Camera(100, -5000, 1));
    }

    @Test
    void locateOpensWhatIsAroundAndSelects(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        robot.interact(() -> view.locate("blocks.3.0.ghost1.add"));
        layOut(robot);
        assertThat(view.openProperty().get()).isEqualTo(Set.of("blocks.3.0", "blocks.3.0.ghost1"));
        assertThat(view.selectedProperty().get()).isEqualTo("blocks.3.0.ghost1.add");
        var bounds = robot.lookup("#node-blocks-3-0-ghost1-add").query().getBoundsInParent();
        assertThat(bounds.getCenterX()).isCloseTo(view.getWidth() / 2, within(1.0));
    }

    @Test
    void whoLooksElsewhereWhileALayoutIsAwaitedStaysThere(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        var there = new Camera(12, -34, 0.7);
        robot.interact(() -> {
            view.locate("blocks.3.0.ghost1.add");
            view.look(there);
        });
        layOut(robot);
        assertThat(view.cameraProperty().get()).isEqualTo(there);
    }

    @Test
    void overlayIsSaidInTheTip(FxRobot robot) {
        show(robot, "module-d");
        robot.interact(() -> view.setOverlay(_ -> Optional.of(new Badge("12.3 µs", 1))));
        robot.moveTo("#node-add");
        robot.interact(view::layout);
        assertThat(robot.lookup("#graph-tip").queryAs(Label.class).getText()).contains("12.3 µs", "1×24×56×56");
    }

    @Test
    void markIsSaidOfItsBox(FxRobot robot) {
        show(robot, "module-d");
        robot.interact(() -> view.marksProperty().set(Map.of("add", Mark.ADDED)));
        robot.interact(view::layout);
        assertThat(robot.lookup("#node-add").query().getAccessibleText()).endsWith(", added");
        assertThat(robot.lookup("#node-relu").query().getAccessibleText()).endsWith(", relu");
    }

    @Test
    void viewFollowsTheCameraOfAnother(FxRobot robot) {
        show(robot, "module-d");
        var other = new GraphView(Runnable::run);
        robot.interact(() -> {
            other.cameraProperty().subscribe(view::look);
            other.look(new Camera(12, -34, 0.7));
        });
        assertThat(view.cameraProperty().get()).isEqualTo(new Camera(12, -34, 0.7));
    }

    @Test
    void fastDoubleClicksEndWhereTheLastOneLed(FxRobot robot) {
        show(robot, "repghostnet-1.0x");
        for (int i = 0; i < 3; i++) {
            doubleClick(robot, BLOCK);
        }
        layOut(robot);
        assertThat(robot.lookup("#node-blocks-0-0-ghost1").tryQuery().isPresent())
                .isEqualTo(view.openProperty().get().contains("blocks.0.0"));
    }

    @Test
    void graphReplacedDuringLayoutShowsTheNewOneOnly(FxRobot robot) {
        robot.interact(() -> view.setGraph(Zoo.find("module-a").graph(Form.TRAINING)));
        robot.interact(() -> view.setGraph(Zoo.find("module-d").graph(Form.TRAINING)));
        var waiting = List.copyOf(layouts);
        layouts.clear();
        waiting.reversed().forEach(Runnable::run);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(view::layout);
        assertThat(robot.lookup("#node-concat").tryQuery()).isEmpty();
        assertThat(robot.lookup("#node-add").tryQuery()).isPresent();
    }

    @Test
    void statesAreSaidInWords(FxRobot robot) {
        robot.interact(view::layout);
        assertThat(state(robot)).startsWith("No graph yet");
        robot.interact(() -> view.setGraph(Zoo.find("module-d").graph(Form.TRAINING)));
        robot.interact(view::layout);
        assertThat(state(robot)).isEqualTo("Laying out the graph");
    }

    @Test
    void layoutThatFailsIsSaidInWords(FxRobot robot) {
        robot.interact(() -> {
            view = new GraphView(layouts::add, _ -> {
                throw new IllegalStateException("no place");
            });
            robot.listWindows().getFirst().getScene().setRoot(view);
            view.setGraph(Zoo.find("module-d").graph(Form.TRAINING));
        });
        assertThatIllegalStateException().isThrownBy(() -> layouts.remove().run());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(view::layout);
        assertThat(state(robot)).startsWith("This graph could not be laid out");
    }

    @Test
    void layoutOfAGraphThatWasReplacedIsNotComputed(FxRobot robot) {
        List<Integer> computed = new ArrayList<>();
        robot.interact(() -> {
            view = new GraphView(layouts::add, wanted -> {
                computed.add(wanted.graph().nodes().size());
                return GraphLayout.layout(wanted.graph(), wanted.openGroups());
            });
            view.setGraph(Zoo.find("repghostnet-1.0x").graph(Form.TRAINING));
            view.setGraph(Zoo.find("module-d").graph(Form.TRAINING));
        });
        layouts.forEach(Runnable::run);
        assertThat(computed)
                .containsExactly(
                        Zoo.find("module-d").graph(Form.TRAINING).nodes().size());
    }

    private static String state(FxRobot robot) {
        return robot.lookup("#graph-state").queryAs(Label.class).getText();
    }

    private static double top(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(0, 0).getY();
    }

    private void show(FxRobot robot, String name) {
        robot.interact(() -> view.setGraph(Zoo.find(name).graph(Form.TRAINING)));
        layOut(robot);
    }

    private void layOut(FxRobot robot) {
        while (!layouts.isEmpty()) {
            layouts.remove().run();
        }
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(view::layout);
    }

    private static ScrollEvent wheel(double x, double y, double delta, boolean control) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                control,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }
}
