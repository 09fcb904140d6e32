package ghostlens.charts;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.assets.Fonts;
import ghostlens.assets.Palette;
import ghostlens.assets.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChartViewTest {
    private static final String NAME = "RepGhostNet 1.0×";

    private final List<String> opened = new ArrayList<>();
    private ChartView view;

    @Start
    void start(Stage stage) {
        Fonts.files().forEach(font -> Font.loadFont(font.toExternalForm(), 13));
        view = new ChartView();
        view.setModel(AccuracyLatency.paper());
        view.setChosen(opened::add);
        var root = new StackPane(view);
        root.getStyleClass().add(Styles.LIGHT);
        var scene = new Scene(root, 800, 420);
        scene.getStylesheets().add(Styles.sheet());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void clickOnAPointOpensItsKey(FxRobot robot) {
        robot.clickOn(place(NAME));
        assertThat(opened).containsExactly("repghostnet-1.0x");
    }

    @Test
    void clickBesideAllPointsOpensNothing(FxRobot robot) {
        robot.clickOn(place(NAME).add(60, -60));
        robot.clickOn(place("EfficientNet B0"));
        assertThat(opened).isEmpty();
    }

    @Test
    void hoverNamesThePointAndShowsAHand(FxRobot robot) {
        robot.moveTo(place(NAME).add(4, 3));
        assertThat(tip()).containsExactly(NAME, "62.2 ms · 74.2 %", "RepGhostNet · click opens it");
        assertThat(overlay().getCursor()).isEqualTo(Cursor.HAND);
        robot.moveTo(place("EfficientNet B0"));
        assertThat(tip()).startsWith("EfficientNet B0");
        assertThat(overlay().getCursor()).isEqualTo(Cursor.DEFAULT);
    }

    @Test
    void arrowsWalkAndEnterOpens(FxRobot robot) {
        robot.interact(view::requestFocus);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(view.getAccessibleText())
                .isEqualTo(NAME + ", series RepGhostNet: Latency on an ARM phone, MNN, 1 thread 62.2 ms,"
                        + " ImageNet top-1 74.2 %");
        robot.type(KeyCode.ENTER, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(opened).containsExactly("repghostnet-1.0x", "ghostnet-1.0x");
        robot.type(KeyCode.ESCAPE, KeyCode.ENTER);
        assertThat(opened).hasSize(2);
        assertThat(view.getAccessibleText()).startsWith("Chart Accuracy against latency with 22 points.");
    }

    @Test
    void themeSwitchRedraws(FxRobot robot) {
        assertThat(corner()).isEqualTo(Color.web(Palette.light().color("surface")));
        robot.interact(() -> view.setDark(true));
        assertThat(corner()).isEqualTo(Color.web(Palette.dark().color("surface")));
    }

    @Test
    void chartWithoutPointsSaysSo(FxRobot robot) {
        var paper = AccuracyLatency.paper();
        robot.interact(() -> view.setModel(new ChartModel(paper.title(), paper.x(), paper.y(), List.of())));
        assertThat(robot.lookup("." + Styles.EMPTY_TITLE).query().isVisible()).isTrue();
        assertThat(robot.lookup("." + Styles.EMPTY).query().isVisible()).isTrue();
        assertThat(canvas().isVisible()).isFalse();
    }

    private Point2D place(String label) {
        layOut();
        var chart = canvas().getChart();
        var area = canvas().getRenderingInfo().getPlotInfo().getDataArea();
        var projection = new Projection(view.getModel(), chart.getXYPlot(), area);
        Predicate<Spot> named = spot -> spot.in(view.getModel()).label().equals(label);
        var at = projection.at(
                Spot.all(view.getModel()).filter(named).findFirst().orElseThrow());
        return canvas().localToScreen(at.getX(), at.getY());
    }

    private List<String> tip() {
        layOut();
        var tip = view.lookup("." + Styles.CHART_TIP);
        assertThat(tip.isVisible()).isTrue();
        return tip.lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    private void layOut() {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> view.getScene().getRoot().layout()));
    }

    private Node overlay() {
        return view.lookup("." + Styles.CHART_TIP).getParent();
    }

    private ChartCanvas canvas() {
        return view.getChildrenUnmodifiable().stream()
                .filter(ChartCanvas.class::isInstance)
                .map(ChartCanvas.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Color corner() {
        layOut();
        var picture = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> canvas().snapshot(null, null)));
        return picture.getPixelReader().getColor(400, 3);
    }
}
