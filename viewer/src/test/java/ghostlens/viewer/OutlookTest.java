package ghostlens.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.layout.Flow;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Layouts run when the test says so: what is put back asks for none that is known.
@ExtendWith(ApplicationExtension.class)
class OutlookTest {
    private final Queue<Runnable> layouts = new ArrayDeque<>();
    private final OpGraph network = Zoo.find("repghostnet-1.0x").graph(Form.TRAINING);
    private final OpGraph module = Zoo.find("module-d").graph(Form.TRAINING);
    private GraphView view;

    @Start
    void start(Stage stage) {
        view = new GraphView(layouts::add);
        view.motionProperty().set(false);
        stage.setScene(new Scene(view, 800, 600));
        stage.show();
    }

    @Test
    void putsBackEverythingWithoutALayout(FxRobot robot) {
        robot.interact(() -> {
            view.setGraph(network);
            view.flowProperty().set(Flow.RIGHT);
            view.openProperty().set(Set.of("blocks.1.0"));
        });
        layOut();
        robot.interact(() -> {
            view.selectedProperty().set("blocks.0.0");
            view.several().toggle("blocks.2.0");
            view.tracingProperty().set(true);
            view.look(new Camera(-40, 30, 1.25));
        });
        var laidOut = view.shown().graph();
        var outlook = leave(robot);
        robot.interact(() -> outlook.show(view));
        assertThat(layouts).isEmpty();
        assertThat(view.shown().graph()).isSameAs(laidOut);
        assertThat(view.laidOutProperty().get()).isSameAs(laidOut);
        assertThat(view.graphProperty().get()).isSameAs(network);
        assertThat(view.flowProperty().get()).isEqualTo(Flow.RIGHT);
        assertThat(view.openProperty().get()).containsExactly("blocks.1.0");
        assertThat(view.selectedProperty().get()).isEqualTo("blocks.2.0");
        assertThat(view.othersProperty().get()).containsExactly("blocks.0.0");
        assertThat(view.tracingProperty().get()).isTrue();
        assertThat(view.cameraProperty().get()).isEqualTo(new Camera(-40, 30, 1.25));
    }

    @Test
    void asksForALayoutThatHadNotArrived(FxRobot robot) {
        robot.interact(() -> view.setGraph(network));
        var outlook = leave(robot);
        robot.interact(() -> outlook.show(view));
        assertThat(layouts).isNotEmpty();
        layOut();
        assertThat(view.shown().graph().box("blocks.0.0")).isPresent();
    }

    @Test
    void aLayoutOfTheOtherGraphThatComesLateIsDropped(FxRobot robot) {
        robot.interact(() -> view.setGraph(network));
        layOut();
        var laidOut = view.shown().graph();
        var outlook = Outlook.of(view).orElseThrow();
        robot.interact(() -> view.setGraph(module));
        robot.interact(() -> outlook.show(view));
        layOut();
        assertThat(view.shown().graph()).isSameAs(laidOut);
    }

    @Test
    void fitsAsBeforeInAViewOfAnotherSize(FxRobot robot) {
        robot.interact(() -> view.setGraph(module));
        layOut();
        robot.interact(view::fit);
        var seen = view.cameraProperty().get();
        var outlook = Outlook.of(view).orElseThrow();
        robot.interact(() -> view.setGraph(network));
        layOut();
        robot.interact(() -> view.resize(400, 300));
        robot.interact(() -> outlook.show(view));
        assertThat(view.zoom()).isLessThan(seen.scale());
    }

    /// For another graph.
    private Outlook leave(FxRobot robot) {
        var outlook = Outlook.of(view).orElseThrow();
        robot.interact(() -> {
            view.selectedProperty().set(null);
            view.tracingProperty().set(false);
            view.setGraph(module);
            view.flowProperty().set(Flow.DOWN);
        });
        layOut();
        return outlook;
    }

    private void layOut() {
        while (!layouts.isEmpty()) {
            layouts.remove().run();
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
