package ghostlens.charts;

import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jfree.chart.fx.ChartCanvas;

/// Draws with JFreeChart on a canvas and lays the pointed-at mark and its tip over it.
final class ChartViewSkin extends SkinBase<ChartView> {
    /// How near to a point the mouse has to be, in px.
    private static final double REACH = 12;

    private final ChartCanvas canvas;
    private final Circle halo = new Circle(9);
    private final ChartTip tip = new ChartTip();
    private final Pane over = new Pane(halo, tip);
    private final VBox empty = emptyState();
    private final EventHandler<KeyEvent> keys = this::onKey;
    private Optional<Spot> spot = Optional.empty();

    ChartViewSkin(ChartView view) {
        super(view);
        canvas = new ChartCanvas(Drawing.of(view.getModel(), view.isDark()));
        canvas.setMouseTransparent(true);
        tip.setManaged(false);
        halo.getStyleClass().add(Styles.CHART_HALO);
        over.setOnMouseMoved(this::onMoved);
        over.setOnMouseExited(_ -> point(Optional.empty()));
        over.setOnMouseClicked(this::onClicked);
        getChildren().setAll(canvas, over, empty);
        view.addEventHandler(KeyEvent.KEY_PRESSED, keys);
        registerChangeListener(view.modelProperty(), _ -> redraw());
        registerChangeListener(view.darkProperty(), _ -> redraw());
        redraw();
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            getSkinnable().removeEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
        super.dispose();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        canvas.relocate(x, y);
        canvas.setWidth(width);
        canvas.setHeight(height);
        over.resizeRelocate(x, y, width, height);
        empty.resizeRelocate(x, y, width, height);
        point(spot);
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 720 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + 420 + bottom;
    }

    private void redraw() {
        boolean nothing = model().isEmpty();
        canvas.setVisible(!nothing);
        over.setVisible(!nothing);
        empty.setVisible(nothing);
        canvas.setChart(Drawing.of(model(), getSkinnable().isDark()));
        point(Optional.empty());
    }

    private void onMoved(MouseEvent event) {
        point(projection().near(event.getX(), event.getY(), REACH));
    }

    private void onClicked(MouseEvent event) {
        getSkinnable().requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            projection().near(event.getX(), event.getY(), REACH).ifPresent(this::open);
        }
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> walk(event, from -> from.beside(model(), -1));
            case RIGHT -> walk(event, from -> from.beside(model(), 1));
            case UP -> walk(event, from -> from.across(model(), -1));
            case DOWN -> walk(event, from -> from.across(model(), 1));
            case ENTER -> leave(event, this::open);
            case ESCAPE -> leave(event, _ -> point(Optional.empty()));
            default -> {}
        }
    }

    private void walk(KeyEvent event, Function<Spot, Spot> step) {
        point(spot.map(step).or(() -> Spot.first(model())));
        event.consume();
    }

    private void leave(KeyEvent event, Consumer<Spot> act) {
        spot.ifPresent(at -> {
            act.accept(at);
            event.consume();
        });
    }

    private void open(Spot at) {
        at.in(model()).key().ifPresent(getSkinnable().getChosen());
    }

    private void point(Optional<Spot> next) {
        spot = next;
        halo.setVisible(next.isPresent());
        tip.setVisible(next.isPresent());
        next.ifPresent(this::mark);
        boolean opens = next.flatMap(at -> at.in(model()).key()).isPresent();
        over.setCursor(opens ? Cursor.HAND : Cursor.DEFAULT);
        getSkinnable().setAccessibleText(next.map(this::words).orElseGet(this::help));
    }

    private void mark(Spot at) {
        var place = projection().at(at);
        halo.setCenterX(place.getX());
        halo.setCenterY(place.getY());
        tip.show(at, model());
        tip.placeBeside(place.getX(), place.getY(), over.getWidth(), over.getHeight());
    }

    private String words(Spot at) {
        var point = at.in(model());
        return Texts.get(
                "chart.point",
                point.label(),
                at.seriesIn(model()).name(),
                model().x().label(),
                model().x().print(point.x()),
                model().y().label(),
                model().y().print(point.y()));
    }

    private String help() {
        return Texts.get("chart.help", model().title(), Spot.all(model()).count());
    }

    private Projection projection() {
        var area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new Projection(model(), canvas.getChart().getXYPlot(), area);
    }

    private ChartModel model() {
        return getSkinnable().getModel();
    }

    private static VBox emptyState() {
        var state = new VBox(
                styled(Texts.get("chart.empty.title"), Styles.EMPTY_TITLE),
                styled(Texts.get("chart.empty.words"), Styles.EMPTY_WORDS));
        state.getStyleClass().add(Styles.EMPTY);
        return state;
    }

    private static Label styled(String words, String styleClass) {
        var label = new Label(words);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
