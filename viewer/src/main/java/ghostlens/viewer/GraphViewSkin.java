package ghostlens.viewer;

import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Draws the graph on a canvas and lays a node for each readable box over it, which carries its name to tests and
/// screen readers.
final class GraphViewSkin extends SkinBase<GraphView> {
    private final Canvas canvas = new Canvas();
    private final Pane marks = new Pane();
    private final Minimap minimap;
    private final Label state = new Label();
    private final Label readout = new Label();
    private final Label traced = new Label();
    private final Label tip = new Label();
    private final Rectangle lasso = new Rectangle();
    private final ObjectProperty<@Nullable String> hovered = new SimpleObjectProperty<>();
    private final Map<String, BoxMark> pool = new LinkedHashMap<>();
    private final GraphGestures gestures;
    private final Emphasis emphasis;
    private LaidOutGraph sighted = LaidOutGraph.EMPTY;
    private Sight sight = new Sight(LaidOutGraph.EMPTY);
    private final Subscription changes;

    GraphViewSkin(GraphView view) {
        super(view);
        minimap = new Minimap(view);
        emphasis = new Emphasis(view);
        gestures = new GraphGestures(view, hovered, lasso);
        style();
        getChildren().addAll(canvas, marks, lasso, minimap, readout, traced, tip, state);
        changes = subscribe(view);
        var clip = new Rectangle();
        clip.widthProperty().bind(view.widthProperty());
        clip.heightProperty().bind(view.heightProperty());
        view.setClip(clip);
    }

    private void style() {
        state.getStyleClass().add(Styles.EMPTY_WORDS);
        state.setId("graph-state");
        readout.getStyleClass().add(Styles.NOTE);
        readout.setId("graph-zoom");
        traced.getStyleClass().add(Styles.RAISED);
        traced.setId("graph-traced");
        tip.getStyleClass().add(Styles.RAISED);
        tip.setId("graph-tip");
        tip.setVisible(false);
        lasso.setVisible(false);
        lasso.setManaged(false);
        for (var quiet : List.of(canvas, state, readout, traced, tip, lasso)) {
            quiet.setMouseTransparent(true);
        }
        marks.setPickOnBounds(false);
        marks.setMouseTransparent(true);
    }

    private Subscription subscribe(GraphView view) {
        Runnable paint = view::requestLayout;
        return Subscription.combine(
                view.picture().layout.subscribe(paint),
                view.picture().camera.subscribe(paint),
                view.picture().busy.subscribe(paint),
                view.picture().failed.subscribe(paint),
                view.selectedProperty().subscribe(paint),
                view.othersProperty().subscribe(paint),
                view.overlayProperty().subscribe(paint),
                view.scaleProperty().subscribe(paint),
                view.marksProperty().subscribe(paint),
                view.darkProperty().subscribe(paint),
                view.tracingProperty().subscribe(paint),
                view.graphProperty().subscribe(paint),
                view.wordsProperty().subscribe(paint),
                hovered.subscribe(paint));
    }

    @Override
    public void dispose() {
        changes.unsubscribe();
        gestures.dispose();
        super.dispose();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        canvas.setWidth(width);
        canvas.setHeight(height);
        marks.resizeRelocate(0, 0, width, height);
        paint(width, height);
        placeMarks(width, height);
        minimap.update(width, height);
        tell();
        layoutInArea(readout, 8, 8, width - 16, height - 16, 0, HPos.LEFT, VPos.BOTTOM);
        layoutInArea(traced, 8, 8, width - 16, height - 16, 0, HPos.CENTER, VPos.BOTTOM);
        layoutInArea(state, 0, 0, width, height, 0, HPos.CENTER, VPos.CENTER);
        say();
        placeTip(width, height);
        getSkinnable().setDrawn(!state.isVisible());
    }

    private void paint(double width, double height) {
        var view = getSkinnable();
        var colors = Colors.of(view.darkProperty().get());
        var brush = new Brush(
                canvas.getGraphicsContext2D(), colors, view.picture().camera.get());
        new GraphPainter(brush).paint(sight(), emphasis.marked(hovered.get()), width, height);
        lasso.setFill(colors.of("accent").deriveColor(0, 1, 1, 0.15));
        lasso.setStroke(colors.of("accent"));
    }

    private Sight sight() {
        var shown = getSkinnable().picture().layout.get();
        if (shown != sighted) {
            sighted = shown;
            sight = new Sight(shown);
        }
        return sight;
    }

    private void placeMarks(double width, double height) {
        var view = getSkinnable();
        var camera = view.picture().camera.get();
        var seen = new LinkedHashMap<String, Box>();
        if (BoxMark.areReadable(camera)) {
            sight().boxes(camera.area(width, height)).forEach(b -> seen.put(b.path(), b));
        }
        boolean same = pool.keySet().equals(seen.keySet());
        pool.keySet().retainAll(seen.keySet());
        seen.forEach(
                (path, b) -> pool.computeIfAbsent(path, _ -> new BoxMark(b)).place(b, SpokenBox.said(view, b), camera));
        if (!same) {
            marks.getChildren().setAll(pool.values());
        }
    }

    /// The graph says its selection, so that a walk by keys can be heard.
    private void say() {
        var view = getSkinnable();
        var said = view.selection().map(b -> SpokenBox.said(view, b)).orElseGet(() -> Texts.get("view.help"));
        if (traced.isVisible()) {
            said += ". " + traced.getText();
        }
        if (!said.equals(view.getAccessibleText())) {
            view.setAccessibleText(said);
            view.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void tell() {
        var view = getSkinnable();
        boolean empty = view.graphProperty().get() == null;
        boolean failed = view.picture().failed.get();
        boolean waiting = (failed || view.picture().busy.get())
                && view.picture().target().boxes().isEmpty();
        state.setText(Texts.get("view." + (empty ? "empty" : failed ? "failed" : "busy")));
        state.setVisible(empty || waiting);
        readout.setText(Math.round(view.zoom() * 100) + " %");
        readout.setVisible(!state.isVisible());
        traced.setText(emphasis.words());
        traced.setVisible(!state.isVisible() && !traced.getText().isEmpty());
    }

    private void placeTip(double width, double height) {
        var view = getSkinnable();
        var box =
                Optional.ofNullable(hovered.get()).flatMap(view.picture().layout.get()::box);
        tip.setVisible(box.isPresent());
        box.ifPresent(b -> {
            tip.setText(Tip.of(view, b));
            tip.autosize();
            var at = gestures.pointer();
            tip.relocate(
                    Math.clamp(at.getX() + 16, 0, Math.max(0, width - tip.getWidth())),
                    Math.clamp(at.getY() + 16, 0, Math.max(0, height - tip.getHeight())));
        });
    }
}
