package ghostlens.app.panel.inspector;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.activation.ActivationModel;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panel at the right: the facts and weights of the selected operator or group, or of the whole graph.
public final class InspectorPanel extends VBox {
    private final Workspace workspace;
    private final Label title = Parts.heading("");
    private final Label path = Parts.styled(new Label(), Styles.NOTE);
    private final FactList facts = new FactList();
    private final WeightSection weights;
    private final ActivationSection activations;
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private @Nullable Shown shown;

    private record Shown(@Nullable Opened opened, @Nullable String path) {}

    /// @param painting where large pictures are painted, off the FX thread
    public InspectorPanel(Workspace workspace, ActivationModel activations, Executor painting) {
        this.workspace = workspace;
        this.weights = new WeightSection(painting);
        this.activations = new ActivationSection(activations, painting);
        setId("inspector");
        Parts.styled(this, Styles.PANEL);
        title.setId("inspector-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        path.setId("inspector-path");
        path.setWrapText(true);
        path.setMinHeight(USE_PREF_SIZE);
        var content = new VBox(16, facts, weights, this.activations);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(title, path, scroll);
        workspace.opened().subscribe(this::refresh);
        workspace.selected().subscribe(this::refresh);
        workspace.profile().subscribe(this::refresh);
        dark.subscribe(() -> {
            shown = null;
            refresh();
        });
    }

    public BooleanProperty darkProperty() {
        return dark;
    }

    /// Puts the cursor to the first fact.
    public void focusFacts() {
        facts.focusFirst();
    }

    private void refresh() {
        var opened = workspace.opened().get();
        if (opened == null) {
            clear();
            return;
        }
        var selected = workspace.selected().get();
        var graph = opened.network().graph();
        facts.show(Facts.of(graph, selected, workspace.profile().get()));
        var now = new Shown(opened, selected);
        if (!now.equals(shown)) {
            shown = now;
            showWhat(opened, selected);
        }
    }

    private void clear() {
        shown = null;
        facts.show(List.of());
        title.setText("");
        path.setText("");
        weights.clear();
        activations.show(Optional.empty(), dark.get());
    }

    private void showWhat(Opened opened, @Nullable String selected) {
        var node = Facts.find(opened.network().graph(), selected);
        title.setText(node.map(n -> n.op().label()).orElse(selected == null ? opened.title() : lastPart(selected)));
        path.setText(selected == null ? whole(opened) : selected);
        weights.clear();
        node.ifPresent(n -> weights.show(opened.network(), n, dark.get()));
        activations.show(node.map(Node::id).or(() -> lastIn(opened, selected)), dark.get());
    }

    /// With what the paper leaves open, and what was found in a file.
    private static String whole(Opened opened) {
        var choice = opened.variant().choice().map(sentence -> Texts.get("inspector.choice", sentence));
        return Stream.of(Stream.of(Texts.get("inspector.whole")), choice.stream(), opened.origin().notes().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /// What comes out of a group, or of the whole graph.
    private static Optional<NodeId> lastIn(Opened opened, @Nullable String group) {
        return opened.network().graph().nodes().reversed().stream()
                .map(Node::id)
                .filter(id -> group == null || id.path().startsWith(group + "."))
                .findFirst();
    }

    /// The last part of the path; the whole where that is only a number.
    private static String lastPart(String path) {
        var last = path.substring(path.lastIndexOf('.') + 1);
        return last.chars().allMatch(Character::isDigit) ? path : last;
    }
}
