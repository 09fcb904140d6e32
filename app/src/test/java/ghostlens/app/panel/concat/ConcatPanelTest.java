package ghostlens.app.panel.concat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.app.work.Jobs;
import ghostlens.assets.Styles;
import ghostlens.charts.ChartView;
import ghostlens.model.Problem;
import ghostlens.model.graph.Family;
import ghostlens.model.measure.BatchShares;
import ghostlens.model.measure.ConcatResult;
import ghostlens.model.measure.ConcatShape;
import ghostlens.model.measure.Contender;
import ghostlens.model.measure.Layout;
import ghostlens.model.measure.OperatorTimes;
import ghostlens.model.measure.ShapeTimes;
import ghostlens.model.measure.Shares;
import ghostlens.model.measure.Times;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ConcatPanelTest {
    private static final int PATIENCE_SECONDS = 300;

    private final Jobs jobs = new Jobs();
    private final CountDownLatch go = new CountDownLatch(1);
    private boolean fails;

    @Start
    void start(Stage stage) {
        var panel = new ConcatPanel(new ConcatModel(jobs, () -> {}, (_, progress) -> {
            progress.report(0.25, "Batch 8");
            go.await();
            if (fails) {
                throw new Problem("There is no room for a batch of 32.");
            }
            return tiny();
        }));
        panel.getStyleClass().add(Styles.LIGHT);
        var scene = new Scene(panel, 900, 700);
        scene.getStylesheets().add(Styles.sheet());
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void explainsItselfAndThenShowsTheMachineBesideThePaper(FxRobot robot) {
        assertThat(robot.lookup("Concat and add not measured yet").tryQuery()).isPresent();
        robot.clickOn("#concat-measure");
        await(() -> robot.lookup("Batch 8").tryQuery().isPresent());
        assertThat(node(robot, "#concat-measure").isDisabled()).isTrue();
        go.countDown();
        await(() -> !table(robot).getItems().isEmpty());
        assertThat(table(robot).getItems())
                .extracting(TableRow::source)
                .containsExactly("Paper, phone", "nd4j, NCHW", "nd4j, NHWC");
        assertThat(table(robot).getItems().getFirst().ratio()).isEqualTo(2);
        assertThat(table(robot).getItems().getLast().ratio()).isCloseTo(1.5, within(1e-9));
        assertThat(robot.lookup("#concat-chart")
                        .queryAs(ChartView.class)
                        .getModel()
                        .series())
                .extracting(series -> series.points().getFirst().y())
                .containsExactly(25.0, 20.0, 5.0);
        assertThat(robot.lookup("#concat-conditions").queryAs(Labeled.class).getText())
                .contains("1 thread", "7 runs", "a machine");
        assertThat(node(robot, "#concat-stop").isDisabled()).isTrue();
    }

    @Test
    void aStoppedMeasurementLeavesThePanelReady(FxRobot robot) {
        robot.clickOn("#concat-measure");
        await(() -> robot.lookup("Batch 8").tryQuery().isPresent());
        robot.clickOn("#concat-stop");
        await(() -> !node(robot, "#concat-measure").isDisabled());
        assertThat(table(robot).getItems()).isEmpty();
        assertThat(node(robot, "#concat-problem").isVisible()).isFalse();
    }

    @Test
    void aFailureIsASentenceInItsPlace(FxRobot robot) {
        fails = true;
        go.countDown();
        robot.clickOn("#concat-measure");
        await(() -> node(robot, "#concat-problem").isVisible());
        assertThat(robot.lookup("#concat-problem").queryAs(Labeled.class).getText())
                .isEqualTo("There is no room for a batch of 32.");
    }

    static ConcatResult tiny() {
        var shape = new ConcatShape(TensorShape.of(1, 8, 4, 4), TensorShape.of(1, 16, 4, 4), 32);
        var times = new ShapeTimes(
                shape,
                Map.of(
                        Contender.CONCAT, new Times(300, 290),
                        Contender.ADD, new Times(200, 190),
                        Contender.ADD_OF_INPUTS, new Times(100, 90)));
        return new ConcatResult(
                "ghostnet-1.0x",
                "nd4j",
                "ND4J",
                1,
                7,
                "a machine",
                "25",
                List.of(
                        new OperatorTimes(Layout.NCHW, 1, List.of(times)),
                        new OperatorTimes(Layout.NHWC, 1, List.of(times))),
                List.of(new BatchShares(1, shares(25), shares(20))));
    }

    private static Shares shares(long joins) {
        var times = new Times(joins, joins);
        return new Shares(Map.of(Family.ACTIVATION, new Times(100 - joins, 1), Family.CONCAT, times), times);
    }

    @SuppressWarnings("unchecked")
    private static TableView<TableRow> table(FxRobot robot) {
        return robot.lookup("#concat-table").queryAs(TableView.class);
    }

    private static Node node(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    /// Asked on the window's thread, so that no answer comes from the middle of a change.
    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(condition::getAsBoolean)));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
