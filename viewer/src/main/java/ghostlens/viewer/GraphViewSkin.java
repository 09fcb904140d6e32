package ghostlens.viewer;

import ghostlens.assets.Palette;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.Node;
import ghostlens.viewer.GraphPainter.Marked;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Label tip = new Label();
    private final Rectangle lasso = new Rectangle();
    private final ObjectProperty<@Nullable String> hovered = new SimpleObjectProperty<>();
    private final Map<String, BoxMark> pool = new LinkedHashMap<>();
    private final GraphGestures gestures;
    private final Subscription changes;

    GraphViewSkin(GraphView view) {
        super(view);
        minimap = new Minimap(view);
        gestures = new GraphGestures(view, hovered, lasso);
        style();
        getChildren().addAll(canvas, marks, lasso, minimap, readout, tip, state);
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
        tip.getStyleClass().add(Styles.RAISED);
        tip.setId("graph-tip");
        tip.setVisible(false);
        lasso.setVisible(false);
        lasso.setManaged(false);
        for (var quiet : List.of(canvas, state, readout, tip, lasso)) {
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
                view.overlayProperty().subscribe(paint),
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
        layoutInArea(readout, 8, 8, width - 16, height - 16, 0, HPos.LEFT, VPos.BOTTOM);
        layoutInArea(state, 0, 0, width, height, 0, HPos.CENTER, VPos.CENTER);
        tell();
        say();
        placeTip(width, height);
        getSkinnable().setDrawn(!state.isVisible());
    }

    private void paint(double width, double height) {
        var view = getSkinnable();
        var colors = new Colors(Palette.of(view.darkProperty().get()));
        var selected = view.selection().map(Box::path).orElse(null);
        var marked = new Marked(
                selected, lit(selected), badges(), view.marksProperty().get());
        new GraphPainter(
                        canvas.getGraphicsContext2D(),
                        colors,
                        view.picture().camera.get())
                .paint(view.picture().layout.get(), marked, width, height);
        lasso.setFill(colors.of("accent").deriveColor(0, 1, 1, 0.15));
        lasso.setStroke(colors.of("accent"));
    }

    private Set<String> lit(@Nullable String selected) {
        var view = getSkinnable();
        var laidOut = view.picture().target();
        if (view.tracingProperty().get() && selected != null) {
            return Paths.traced(laidOut, selected);
        }
        return Optional.ofNullable(hovered.get())
                .flatMap(laidOut::box)
                .filter(b -> b.kind() != Kind.OPEN_GROUP)
                .map(b -> Paths.neighbours(laidOut, b.path()))
                .orElse(Set.of());
    }

    private Map<String, Badge> badges() {
        var view = getSkinnable();
        var badges = new HashMap<String, Badge>();
        for (var box : view.picture().target().boxes()) {
            var nodes = box.kind() == Kind.OPEN_GROUP ? List.<Node>of() : view.inside(box);
            view.overlayProperty().get().badge(nodes).ifPresent(badge -> badges.put(box.path(), badge));
        }
        return badges;
    }

    private void placeMarks(double width, double height) {
        var view = getSkinnable();
        var camera = view.picture().camera.get();
        var seen = view.picture().layout.get().boxes().stream()
                .filter(b -> BoxMark.isWorthIt(b, camera, width, height))
                .toList();
        pool.keySet().retainAll(seen.stream().map(Box::path).toList());
        seen.forEach(b -> pool.computeIfAbsent(b.path(), _ -> new BoxMark(b)).place(b, view.said(b), camera));
        if (marks.getChildren().size() != pool.size() || !marks.getChildren().containsAll(pool.values())) {
            marks.getChildren().setAll(pool.values());
        }
    }

    /// The graph says its selection, so that a walk by keys can be heard.
    private void say() {
        var view = getSkinnable();
        var said = view.selection().map(view::said).orElseGet(() -> Texts.get("view.help"));
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
