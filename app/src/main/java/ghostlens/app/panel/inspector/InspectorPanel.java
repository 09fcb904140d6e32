package ghostlens.app.panel.inspector;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.activation.ActivationModel;
import ghostlens.app.panel.inspector.Facts.Fact;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PropertySheet;
import org.controlsfx.property.editor.PropertyEditor;
import org.jspecify.annotations.Nullable;

/// The panel at the right: the facts and weights of the selected operator or group, or of the whole graph.
public final class InspectorPanel extends VBox {
    /// A line of facts, of the size of a heading's letters.
    private static final double LINE = 2.4;

    private final Workspace workspace;
    private final Label title = Parts.heading("");
    private final Label path = Parts.styled(new Label(), Styles.NOTE);
    private final VBox sheets = new VBox(8);
    private final WeightSection weights;
    private final ActivationSection activations;
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private List<FactItem> items = List.of();
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
        path.setId("inspector-path");
        path.setWrapText(true);
        sheets.setId("inspector-facts");
        var content = new VBox(16, sheets, weights, this.activations);
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
        sheets.lookupAll(".text-field").stream().findFirst().ifPresent(javafx.scene.Node::requestFocus);
    }

    private void refresh() {
        var opened = workspace.opened().get();
        if (opened == null) {
            clear();
            return;
        }
        var selected = workspace.selected().get();
        var graph = opened.network().graph();
        var facts = Facts.of(graph, selected, workspace.profile().get());
        showFacts(facts);
        var now = new Shown(opened, selected);
        if (!now.equals(shown)) {
            shown = now;
            showWhat(opened, selected);
        }
    }

    private void clear() {
        shown = null;
        items = List.of();
        showSheets();
        title.setText("");
        path.setText("");
        weights.clear();
        activations.show(Optional.empty(), dark.get());
    }

    /// Changes only values where the lines stay, so that a live profile does not rebuild the sheet under the mouse.
    private void showFacts(List<Fact> facts) {
        if (hasLinesOf(facts)) {
            for (int i = 0; i < facts.size(); i++) {
                items.get(i).setValue(facts.get(i).value());
            }
        } else {
            items = facts.stream().map(FactItem::new).toList();
            showSheets();
        }
    }

    /// A sheet per category: ControlsFX's own categories are an accordion, which shows one at a time.
    private void showSheets() {
        var byCategory = items.stream()
                .collect(Collectors.groupingBy(FactItem::getCategory, LinkedHashMap::new, Collectors.toList()));
        sheets.getChildren().clear();
        byCategory.forEach((category, lines) -> {
            var heading = Parts.styled(new Label(category), Styles.SECTION_HEADING);
            sheets.getChildren().addAll(heading, sheet(lines, heading));
        });
    }

    /// As high as its lines, so that it has no bar of its own to scroll.
    private static PropertySheet sheet(List<FactItem> lines, Label heading) {
        var sheet = new PropertySheet(FXCollections.observableArrayList(lines));
        sheet.setModeSwitcherVisible(false);
        sheet.setSearchBoxVisible(false);
        sheet.setMode(PropertySheet.Mode.NAME);
        sheet.setPropertyEditorFactory(FactEditor::new);
        sheet.prefHeightProperty().bind(heading.fontProperty().map(font -> LINE * font.getSize() * lines.size()));
        sheet.setMinHeight(USE_PREF_SIZE);
        return sheet;
    }

    private boolean hasLinesOf(List<Fact> facts) {
        return items.size() == facts.size()
                && IntStream.range(0, facts.size()).allMatch(i -> items.get(i).isLineOf(facts.get(i)));
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

    /// A value that can be selected and copied.
    private static final class FactEditor implements PropertyEditor<Object> {
        private final TextField field;

        FactEditor(PropertySheet.Item item) {
            field = Parts.styled(new TextField(), Styles.FACT, Styles.NUMBER);
            item.getObservableValue().ifPresent(value -> field.textProperty().bind(value.map(String::valueOf)));
            field.setEditable(false);
            field.setId("fact-" + item.getName().replace(' ', '-'));
        }

        @Override
        public javafx.scene.Node getEditor() {
            return field;
        }

        @Override
        public Object getValue() {
            return field.getText();
        }

        /// The field follows the item by itself.
        @Override
        public void setValue(Object value) {}
    }
}
