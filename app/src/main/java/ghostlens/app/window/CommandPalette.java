package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All actions in a list that narrows as one types; Enter does the chosen one.
final class CommandPalette extends VBox {
    private final FilteredList<Action> actions;
    private final ListView<Action> list;
    private final TextField field = new TextField();
    private final Runnable close;

    CommandPalette(Keymap keymap, Runnable close) {
        super(8);
        this.close = close;
        actions = new FilteredList<>(FXCollections.observableArrayList(keymap.actions()));
        list = new ListView<>(actions);
        setId("palette");
        Parts.styled(this, Styles.SHEET_PANE);
        setMaxSize(480, 420);
        field.setId("palette-field");
        field.setPromptText(Texts.get("palette.prompt"));
        list.setId("palette-list");
        list.setCellFactory(_ -> new ActionCell(keymap));
        list.setPlaceholder(Parts.note(Texts.get("palette.nothing")));
        list.setOnMouseClicked(_ -> runChosen());
        field.textProperty().subscribe(this::narrow);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        getChildren().setAll(field, list);
    }

    private void narrow(String typed) {
        var words = typed.toLowerCase(Locale.ROOT);
        actions.setPredicate(a -> a.name().toLowerCase(Locale.ROOT).contains(words));
        list.getSelectionModel().selectFirst();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> runChosen();
            default -> {
                return;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void runChosen() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().accept(0);
        }
    }

    void focusField() {
        field.clear();
        list.getSelectionModel().selectFirst();
        field.requestFocus();
    }

    private static final class ActionCell extends ListCell<Action> {
        private final Keymap keymap;

        private ActionCell(Keymap keymap) {
            this.keymap = keymap;
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            setText(null);
            setGraphic(empty || action == null ? null : row(action, keymap.text(action)));
        }

        private static HBox row(Action action, String keys) {
            var row = Parts.row(8, new Label(action.name()));
            if (!keys.isEmpty()) {
                row.getChildren().addAll(Parts.spacer(), Parts.styled(new Label(keys), Styles.KEY));
            }
            return row;
        }
    }
}
