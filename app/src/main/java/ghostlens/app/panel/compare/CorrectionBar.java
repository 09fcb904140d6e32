package ghostlens.app.panel.compare;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.compare.CompareModel.Selection;
import ghostlens.assets.Texts;
import ghostlens.model.graph.NodeId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// What the selection belongs to, in words, and the means to say otherwise: "belongs to…" takes the next operator that
/// is
/// selected in another pane.
final class CorrectionBar extends HBox {
    private final CompareModel model;
    private final Label sentence = new Label();
    private final Button belongs =
            Parts.textButton("compare-belongs", "mdi2l-link-variant", Texts.get("compare.belongsTo"), this::pick);
    private final Button lone =
            Parts.textButton("compare-lone", "mdi2l-link-variant-off", Texts.get("compare.noCounterpart"), this::leave);
    private @Nullable Selection picked;

    CorrectionBar(CompareModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        sentence.setId("compare-sentence");
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var undo = Parts.iconButton("compare-undo", "mdi2u-undo", Texts.get("compare.undo"), model::undo);
        undo.disableProperty().bind(model.canUndo().not());
        var redo = Parts.iconButton("compare-redo", "mdi2r-redo", Texts.get("compare.redo"), model::redo);
        redo.disableProperty().bind(model.canRedo().not());
        getChildren().setAll(sentence, belongs, lone, undo, redo);
        model.selection().subscribe(this::selected);
        model.comparison().subscribe(_ -> show());
    }

    private void selected(@Nullable Selection selection) {
        var from = picked;
        if (from != null && selection != null && selection.pane() != from.pane() && isOperator(selection)) {
            picked = null;
            belong(from, selection);
        }
        show();
    }

    private void belong(Selection one, Selection other) {
        if (one.pane() != 0 && other.pane() != 0) {
            sentence.setText(Texts.get("compare.needsFirst"));
        } else if (one.pane() == 0) {
            model.belongs(other.pane(), new NodeId(one.path()), new NodeId(other.path()));
        } else {
            model.belongs(one.pane(), new NodeId(other.path()), new NodeId(one.path()));
        }
    }

    private boolean isOperator(@Nullable Selection selection) {
        var compared = model.comparison().get().compared();
        return selection != null
                && compared.size() > 1
                && selection.pane() < compared.size()
                && compared.get(selection.pane()).graph().contains(new NodeId(selection.path()));
    }

    private void pick() {
        picked = model.selection().get();
        show();
    }

    private void leave() {
        var selection = model.selection().get();
        if (selection != null) {
            model.noCounterpart(selection);
        }
    }

    /// Ends the wait for a counterpart; whether there was one.
    boolean cancel() {
        boolean waited = picked != null;
        picked = null;
        show();
        return waited;
    }

    private void show() {
        var selection = model.selection().get();
        belongs.setDisable(!isOperator(selection) || picked != null);
        lone.setDisable(!isOperator(selection) || picked != null);
        if (picked != null) {
            sentence.setText(Texts.get("compare.pick", picked.path()));
        } else if (selection == null || model.comparison().get().pairs().isEmpty()) {
            sentence.setText(Texts.get("compare.select"));
        } else {
            sentence.setText(
                    Words.of(model.comparison().get(), selection, model.other().get()));
        }
    }
}
