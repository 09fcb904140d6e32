package ghostlens.tests.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.viewer.Camera;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GroupTree;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A large graph is worked with while a watchdog listens. What counts is what the JavaFX thread computed, so that other
/// programs make no difference; the first round, in which everything is loaded, does not count.
@ExtendWith(ApplicationExtension.class)
class LargeGraphTest {
    private static final long LONGEST_NANOS = 100_000_000;

    private final ExecutorService layouts = Executors.newSingleThreadExecutor();
    private GraphView view = null;

    /// Before the first control is made, which may be in this class.
    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Start
    void start(Stage stage) {
        view = new GraphView(layouts);
        view.motionProperty().set(false);
        stage.setScene(new Scene(view, 900, 700));
        stage.show();
    }

    @AfterEach
    void close() {
        layouts.shutdownNow();
    }

    @Test
    void nothingHoldsUpTheWindow(FxRobot robot) throws Exception {
        try (var watchdog = new Watchdog()) {
            work(robot);
            watchdog.reset();
            work(robot);
            assertThat(watchdog.longest().cpuNanos()).isBetween(1L, LONGEST_NANOS);
        }
    }

    private void work(FxRobot robot) throws Exception {
        var graph = RepeatedBlocks.of(5_000);
        robot.interact(() -> view.setGraph(graph));
        until(() -> view.drawnProperty().get());
        robot.interact(view::openAll);
        until(() -> boxes() > graph.nodes().size());
        for (double scale = 1; scale > 0.02; scale *= 0.8) {
            double s = scale;
            robot.interact(() -> view.look(new Camera(0, -2_000 * s, s)));
        }
        int before = boxes();
        robot.interact(() -> view.toggle("stage3.block4"));
        until(() -> boxes() < before);
        robot.interact(() -> view.setGraph(null));
    }

    @Test
    void everyOperatorGroupAndLineIsThere() {
        var graph = RepeatedBlocks.of(1_000);
        var all = GroupTree.of(graph).paths();
        var laidOut = GraphLayout.layout(graph, all);
        assertThat(laidOut.boxes()).hasSize(graph.nodes().size() + all.size());
        assertThat(laidOut.routes()).hasSizeGreaterThan(graph.nodes().size());
    }

    @Test
    void fileWithoutGroupsIsSeenInSectionsAndOpensWholly(FxRobot robot) throws Exception {
        for (var graph : List.of(FlatGraphs.blocks(5_000, 1), FlatGraphs.tangled(2_000))) {
            robot.interact(() -> view.setGraph(graph));
            until(() -> view.drawnProperty().get());
            assertThat(boxes()).isLessThan(40);
            robot.interact(view::openAll);
            until(() -> boxes() > graph.nodes().size());
            assertThat(view.shown().graph().boxes().stream().map(Box::path))
                    .containsAll(graph.nodes().stream().map(n -> n.id().path()).toList());
        }
    }

    private int boxes() {
        return view.shown().graph().boxes().size();
    }

    private static void until(BooleanSupplier done) throws Exception {
        WaitForAsyncUtils.waitFor(300, TimeUnit.SECONDS, done::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
