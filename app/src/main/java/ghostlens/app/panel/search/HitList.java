package ghostlens.app.panel.search;

import ghostlens.app.panel.Families;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.search.SearchModel.Found;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a search found, with type, shape and the figure asked for; or what is wrong with it; how its last word may go
/// on; and the searches that are kept.
public final class HitList extends VBox {
    /// Of the size of a note's letters, as the others.
    private static final double WIDTH = 35;

    private static final double ROW = 4.2;
    private static final double MOST_ROWS = 7;
    private static final int MOST_CHIPS = 6;

    private final SearchModel model;
    private final Consumer<String> write;
    private final Label words = Parts.note("");
    private final FlowPane chips = new FlowPane(4, 4);
    private final ListView<Hit> list = new ListView<>();
    private final Button keep =
            Parts.iconButton("search-save", "mdi2s-star-outline", Texts.get("search.save"), this::keep);
    private boolean showing;

    HitList(SearchModel model, IntConsumer go, Consumer<String> write) {
        super(8);
        this.model = model;
        this.write = write;
        setId("search-hits");
        Parts.styled(this, Styles.RAISED);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinWidth(0);
        prefWidthProperty().bind(words.fontProperty().map(font -> WIDTH * font.getSize()));
        words.setId("search-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        chips.setId("search-chips");
        list.setId("search-list");
        list.setMinHeight(0);
        list.fixedCellSizeProperty().bind(words.fontProperty().map(font -> ROW * font.getSize()));
        list.setCellFactory(_ -> new HitCell());
        list.setOnMouseClicked(_ -> {
            if (!showing && list.getSelectionModel().getSelectedIndex() >= 0) {
                go.accept(list.getSelectionModel().getSelectedIndex());
            }
        });
        var top = Parts.row(8, words, keep);
        top.setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(top, chips, list);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        model.found().subscribe(this::show);
    }

    void open(boolean open) {
        setVisible(open);
        if (open) {
            show(model.found().get());
        }
    }

    private void show(Found found) {
        if (!isVisible()) {
            return;
        }
        showing = true;
        words.setText(words(found));
        words.getStyleClass().remove(Styles.BAD);
        if (found.parsed() instanceof Parsed.Wrong) {
            words.getStyleClass().add(Styles.BAD);
        }
        showChips(found);
        if (!list.getItems().equals(found.hits())) {
            list.getItems().setAll(found.hits());
        }
        list.setPrefHeight(Math.min(MOST_ROWS, found.hits().size()) * list.getFixedCellSize() + 2);
        hide(list, found.hits().isEmpty());
        hide(keep, found.isIdle() || found.parsed() instanceof Parsed.Wrong);
        Parts.named(keep, model.isSaved() ? Texts.get("search.forget") : Texts.get("search.save"));
        Parts.icon(keep, model.isSaved() ? "mdi2s-star" : "mdi2s-star-outline");
        select(found.current());
        showing = false;
    }

    private void select(int current) {
        if (current < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(current);
            list.scrollTo(Math.max(0, current - 3));
        }
    }

    private static String words(Found found) {
        if (found.isIdle()) {
            return Texts.get("search.help");
        }
        if (found.parsed() instanceof Parsed.Wrong wrong) {
            return Texts.get("search.wrong.at", wrong.sentence(), wrong.from() + 1);
        }
        var note = found.answer().note();
        if (found.hits().isEmpty()) {
            return note.isEmpty() ? Texts.get("search.none") : note;
        }
        return Texts.get("graph.hits", found.hits().size());
    }

    private void showChips(Found found) {
        chips.getChildren().clear();
        var text = model.text().get();
        if (found.isIdle()) {
            add(Texts.get("search.kept"), model.saved(), write);
        } else if (!text.endsWith(" ")) {
            add(
                    Texts.get("search.complete"),
                    Completions.of(text),
                    key -> write.accept(Completions.complete(text, key)));
        }
        hide(chips, chips.getChildren().isEmpty());
    }

    private void add(String title, List<String> texts, Consumer<String> use) {
        if (!texts.isEmpty()) {
            chips.getChildren().add(Parts.note(title));
        }
        for (var text : texts.subList(0, Math.min(MOST_CHIPS, texts.size()))) {
            var chip = Parts.styled(new Button(text), Styles.KEY);
            chip.setOnAction(_ -> use.accept(text));
            chips.getChildren().add(chip);
        }
    }

    private void keep() {
        model.toggleSaved();
        show(model.found().get());
    }

    private static void hide(Region part, boolean hidden) {
        part.setVisible(!hidden);
        part.setManaged(!hidden);
    }

    private static final class HitCell extends ListCell<Hit> {
        @Override
        protected void updateItem(@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            setText(null);
            setGraphic(empty || hit == null ? null : row(hit));
            setAccessibleText(empty || hit == null ? null : text(hit));
            setPrefWidth(0);
        }

        private static HBox row(Hit hit) {
            var node = hit.node();
            var swatch = Parts.styled(
                    new Region(), Styles.SWATCH, Families.style(node.op().family()));
            var path = new Label(node.id().path());
            path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            path.setMinWidth(0);
            var facts = Parts.row(16, note(node.op().label()), note(node.shape().toString()), note(hit.figureText()));
            var lines = new VBox(path, facts);
            lines.setAlignment(Pos.CENTER_LEFT);
            return Parts.row(8, swatch, lines);
        }

        private static Label note(String text) {
            var label = Parts.styled(new Label(text), Styles.NOTE);
            label.setManaged(!text.isEmpty());
            return label;
        }

        private static String text(Hit hit) {
            var node = hit.node();
            return "%s, %s, %s %s"
                    .formatted(node.op().label(), node.id(), node.shape(), hit.figureText())
                    .strip();
        }
    }
}
