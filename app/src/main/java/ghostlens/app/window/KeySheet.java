package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.viewer.Keystroke;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All keys and gestures on one sheet, behind `?`. A click on a key waits for another one in its place.
final class KeySheet extends VBox {
    private static final List<String> GESTURES =
            List.of("pan", "zoom", "zoomArea", "select", "several", "lasso", "group", "hover", "drop", "beside");

    private final Keymap keymap;
    private final GridPane grid = new GridPane(24, 8);
    private final Label words = Parts.note(Texts.get("keys.help"));

    /// A line of the sheet.
    record Row(String key, String what) {}

    KeySheet(Keymap keymap) {
        super(16);
        this.keymap = keymap;
        setId("keys");
        Parts.styled(this, Styles.SHEET_PANE);
        setMaxSize(820, 640);
        words.setId("keys-words");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        var keys = new ColumnConstraints();
        keys.setMinWidth(USE_PREF_SIZE);
        grid.getColumnConstraints().setAll(keys, names);
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var reset = new Button(Texts.get("keys.reset"));
        reset.setId("keys-reset");
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setOnAction(_ -> {
            keymap.reset();
            fill();
        });
        var top = Parts.row(8, Parts.heading(Texts.get("action.keys")), Parts.spacer(), reset);
        getChildren().setAll(top, words, scroll);
        fill();
    }

    /// Everything that has a key or a gesture: what the sheet shows and the document says.
    static List<Row> rows(Keymap keymap) {
        var gestures =
                GESTURES.stream().map(g -> new Row(Texts.get("gesture." + g + ".key"), Texts.get("gesture." + g)));
        var actions = keymap.actions().stream()
                .filter(a -> !keymap.keys(a).isEmpty())
                .map(a -> new Row(keymap.text(a), a.name()));
        return Stream.concat(gestures, actions).toList();
    }

    private void fill() {
        grid.getChildren().clear();
        for (var gesture : GESTURES) {
            var key = Parts.styled(new Label(Texts.get("gesture." + gesture + ".key")), Styles.KEY);
            grid.addRow(grid.getRowCount(), key, words(Texts.get("gesture." + gesture)));
        }
        keymap.actions().forEach(action -> grid.addRow(grid.getRowCount(), key(action), words(action.name())));
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private Button key(Action action) {
        var present = keymap.text(action);
        var button = Parts.styled(new Button(present.isEmpty() ? "–" : present), Styles.KEY);
        button.setId("key-" + action.id().replace('.', '-'));
        button.setAccessibleText(action.name() + ", " + present);
        button.setOnAction(_ -> {
            button.setText(Texts.get("keys.press"));
            words.setText(Texts.get("keys.pressing", action.name()));
            button.addEventFilter(KeyEvent.KEY_PRESSED, event -> take(action, event));
        });
        return button;
    }

    private void take(Action action, KeyEvent event) {
        boolean none = event.getCode() == KeyCode.DELETE;
        var stroke = Keystroke.of(event);
        if (stroke.isEmpty() && !none) {
            return;
        }
        event.consume();
        var loser = keymap.change(action, none ? List.of() : List.of(stroke.get()));
        fill();
        words.setText(loser.map(l -> Texts.get("keys.taken", l.name(), action.name()))
                .orElseGet(() -> Texts.get("keys.changed", action.name())));
        lookup("#key-" + action.id().replace('.', '-')).requestFocus();
    }
}
