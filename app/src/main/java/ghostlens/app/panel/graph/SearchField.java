package ghostlens.app.panel.graph;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/// Searches the graph: Enter goes to the next hit, Shift+Enter to the one before, and the count says which it is.
final class SearchField extends HBox {
    private static final double LEAST_WIDTH = 64;

    private final TextField field = TextFields.createClearableTextField();
    private final Label count = Parts.styled(new Label(), Styles.NOTE, Styles.NUMBER);
    private final Supplier<@Nullable OpGraph> graph;
    private final Consumer<NodeId> locate;
    private List<NodeId> hits = List.of();
    private int current = -1;

    SearchField(Supplier<@Nullable OpGraph> graph, Consumer<NodeId> locate) {
        super(8);
        this.graph = graph;
        this.locate = locate;
        setAlignment(Pos.CENTER_LEFT);
        field.setId("graph-search");
        field.setPromptText(Texts.get("graph.search"));
        field.setPrefColumnCount(14);
        count.setId("graph-search-count");
        field.setMinWidth(LEAST_WIDTH);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().setAll(field, count);
        field.textProperty().subscribe(_ -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        }
    }

    /// Searches anew, as after another graph was opened.
    void search() {
        var present = graph.get();
        hits = present == null ? List.of() : GraphSearch.matches(present, field.getText());
        current = -1;
        showCount();
    }

    private void go(int step) {
        if (!hits.isEmpty()) {
            current = current < 0 && step < 0 ? hits.size() - 1 : Math.floorMod(current + step, hits.size());
            showCount();
            locate.accept(hits.get(current));
        }
    }

    private void showCount() {
        if (field.getText().isBlank()) {
            count.setText("");
        } else if (current < 0) {
            count.setText(Texts.get("graph.hits", hits.size()));
        } else {
            count.setText(Texts.get("graph.hit", current + 1, hits.size()));
        }
    }

    void focusField() {
        field.requestFocus();
        field.selectAll();
    }
}
