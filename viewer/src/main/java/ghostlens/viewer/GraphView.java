package ghostlens.viewer;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.Layouts.Wanted;
import ghostlens.viewer.layout.Detail;
import ghostlens.viewer.layout.Flow;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GraphSvg.Part;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A graph to look at and walk through: pan, zoom, open and close groups, select. Layouts are computed on the executor
/// given; what arrives too late is dropped.
public final class GraphView extends Control {
    private final ObjectProperty<@Nullable OpGraph> graph = new SimpleObjectProperty<>(this, "graph");
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>(this, "selected");
    private final ObjectProperty<Overlay> overlay = new SimpleObjectProperty<>(this, "overlay", Overlay.NONE);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale");
    private final ObjectProperty<Map<String, Mark>> marks = new SimpleObjectProperty<>(this, "marks", Map.of());
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final BooleanProperty motion = new SimpleBooleanProperty(this, "motion", true);
    private final ObjectProperty<Flow> flow = new SimpleObjectProperty<>(this, "flow", Flow.DOWN);
    private final ObjectProperty<Set<Detail>> details = new SimpleObjectProperty<>(this, "details", Detail.USUAL);
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper(this, "drawn");
    private final ObjectProperty<Function<KeyEvent, Optional<GraphCommand>>> keys =
            new SimpleObjectProperty<>(this, "keys", GraphCommand::of);
    private final ObjectProperty<Function<List<Node>, String>> words =
            new SimpleObjectProperty<>(this, "words", _ -> "");
    private final BooleanProperty tracing = new SimpleBooleanProperty(this, "tracing");

    private final Layouts layouts;
    private final Picture picture = new Picture();
    private final Viewpoint viewpoint;
    private final Groups groups = new Groups(path -> viewpoint().hold(path));
    private final Several several = new Several(selected, groups::visible);

    /// @param layouts where layouts are computed, off the FX thread
    public GraphView(Executor layouts) {
        this(
                layouts,
                wanted -> GraphLayout.layout(wanted.graph(), wanted.openGroups(), wanted.flow(), wanted.details()));
    }

    GraphView(Executor layouts, Layouts.LayoutFunction layout) {
        this.layouts = new Layouts(layouts, layout);
        viewpoint = new Viewpoint(this, picture);
        getStyleClass().add("gl-graph-view");
        setFocusTraversable(true);
        setMinSize(0, 0);
        setPrefSize(640, 480);
        graph.subscribe(this::graphChanged);
        groups.open().subscribe((_, _) -> layOut());
        flow.subscribe((_, _) -> turn());
        details.subscribe((_, _) -> rewrite());
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new GraphViewSkin(this);
    }

    public ObjectProperty<@Nullable OpGraph> graphProperty() {
        return graph;
    }

    public void setGraph(@Nullable OpGraph value) {
        graph.set(value);
    }

    /// The paths of the open groups.
    public ObjectProperty<Set<String>> openProperty() {
        return groups.open();
    }

    /// The path of the selected operator or group.
    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    /// What is selected beside it: added by Ctrl and a click, or inside an area that was drawn.
    public ReadOnlyObjectProperty<Set<String>> othersProperty() {
        return several.others();
    }

    Several several() {
        return several;
    }

    /// Selects these; the last of them is the one selected last.
    public void select(Collection<String> paths) {
        several.set(paths);
    }

    Groups groups() {
        return groups;
    }

    /// The weight of the heaviest box that is drawn, which has the overlay's strongest colour.
    public ReadOnlyDoubleProperty heaviestProperty() {
        return picture.heaviest.getReadOnlyProperty();
    }

    /// What the strongest colour weighs at least, where several views are to have one scale.
    public DoubleProperty scaleProperty() {
        return scale;
    }

    public ObjectProperty<Overlay> overlayProperty() {
        return overlay;
    }

    public void setOverlay(Overlay value) {
        overlay.set(value);
    }

    /// What became of operators and groups, by path; a sign in the corner of their boxes.
    public ObjectProperty<Map<String, Mark>> marksProperty() {
        return marks;
    }

    public BooleanProperty darkProperty() {
        return dark;
    }

    public void setDark(boolean value) {
        dark.set(value);
    }

    /// Whether changes move or jump.
    public BooleanProperty motionProperty() {
        return motion;
    }

    /// What a key that is pressed does, where it is not to do what it does by itself.
    public ObjectProperty<Function<KeyEvent, Optional<GraphCommand>>> keysProperty() {
        return keys;
    }

    /// What else is said of operators to those who do not see the picture, such as their time; or nothing.
    public ObjectProperty<Function<List<Node>, String>> wordsProperty() {
        return words;
    }

    /// Whether everything that leads to the selection or comes from it is lit.
    public BooleanProperty tracingProperty() {
        return tracing;
    }

    /// The graph as it is laid out, and which part of it can be seen.
    public record Shown(LaidOutGraph graph, Part part) {}

    public Shown shown() {
        var laidOut = picture.target();
        return new Shown(laidOut, picture.camera.get().seen(laidOut, getWidth(), getHeight()));
    }

    /// Whether a graph is on the screen: laid out and painted.
    public ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    void setDrawn(boolean value) {
        drawn.set(value);
    }

    /// The graph as it is drawn at this moment; on its way to another layout, what lies between.
    public ReadOnlyObjectProperty<LaidOutGraph> laidOutProperty() {
        return picture.layout.getReadOnlyProperty();
    }

    /// From where the graph is seen at this moment.
    public ReadOnlyObjectProperty<Camera> cameraProperty() {
        return picture.camera.getReadOnlyProperty();
    }

    /// Whether the view is on its way to where it was told to look, or to another layout.
    public ReadOnlyBooleanProperty movingProperty() {
        return picture.moving.getReadOnlyProperty();
    }

    /// Looks from somewhere else, at once, and no longer fits the graph into the view or keeps a box in its place by
    /// itself.
    public void look(Camera camera) {
        viewpoint.release();
        viewpoint.look(camera);
    }

    /// The zoom: 1 is 100 %.
    public double zoom() {
        return picture.camera.get().scale();
    }

    /// Which way the graph runs.
    public ObjectProperty<Flow> flowProperty() {
        return flow;
    }

    /// Turns the graph: from left to right, or from top to bottom.
    public void turnFlow() {
        flow.set(
                switch (flow.get()) {
                    case DOWN -> Flow.RIGHT;
                    case RIGHT -> Flow.DOWN;
                });
    }

    /// What boxes say beside what they are.
    public ObjectProperty<Set<Detail>> detailsProperty() {
        return details;
    }

    /// Shows something in the boxes, or hides it.
    public void toggle(Detail detail) {
        var next = new HashSet<>(details.get());
        if (!next.remove(detail)) {
            next.add(detail);
        }
        details.set(Set.copyOf(next));
    }

    private void rewrite() {
        viewpoint.stay();
        layOut();
    }

    private void turn() {
        viewpoint.restart();
        layOut();
    }

    /// Everything in view, at most at 100 %.
    public void fit() {
        viewpoint.fit();
    }

    /// Zooms about the middle.
    void zoomBy(double factor) {
        viewpoint.zoomBy(factor, getWidth() / 2, getHeight() / 2);
    }

    /// Selects an operator or a group and brings it into the middle, with the groups around it opened.
    public void locate(String path) {
        selected.set(path);
        if (groups.openAround(path) || picture.busy.get()) {
            viewpoint.seek(path);
        } else {
            centreSelection();
        }
    }

    /// Brings the selection into the middle, large enough to be read.
    public void centreSelection() {
        selection().ifPresent(viewpoint::centre);
    }

    /// The selection as large as it fits.
    void fitSelection() {
        selection().ifPresent(viewpoint::fit);
    }

    public void openAll() {
        groups.openAll();
    }

    /// Opens a closed group or closes an open one; nothing for an operator.
    public void toggle(String path) {
        groups.toggle(path);
    }

    Picture picture() {
        return picture;
    }

    /// What is seen of the selection: itself, or the closed group around it.
    Optional<Box> selection() {
        return Optional.ofNullable(selected.get()).flatMap(p -> picture.target().box(groups.visible(p)));
    }

    Viewpoint viewpoint() {
        return viewpoint;
    }

    private void graphChanged(@Nullable OpGraph value) {
        viewpoint.restart();
        groups.of(value);
        picture.clear();
        several.forget();
        var first = groups.first();
        if (first.equals(groups.open().get())) {
            layOut();
        } else {
            groups.open().set(first);
        }
    }

    /// Changes graph, groups or direction to what a layout is known of.
    void withoutLayout(Runnable changes) {
        layouts.hold(changes);
        picture.busy.set(false);
    }

    void layOut() {
        if (layouts.isHeld()) {
            return;
        }
        var shown = graph.get();
        picture.failed.set(false);
        picture.busy.set(shown != null);
        if (shown == null) {
            layouts.forget();
        } else {
            var wanted = new Wanted(shown, groups.open().get(), flow.get(), details.get());
            layouts.request(wanted, this::arrived, this::failed);
        }
    }

    private void failed() {
        picture.busy.set(false);
        picture.failed.set(true);
    }

    private void arrived(LaidOutGraph laidOut) {
        picture.busy.set(false);
        viewpoint.show(laidOut);
    }
}
