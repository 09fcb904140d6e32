package ghostlens.app.panel.search;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.search.SearchModel.Found;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.textfield.TextFields;

/// Searches the graph: Enter goes to the next hit, Shift+Enter to the one before, and the count says which it is. Its
/// list of hits lies over the graph while the field is in use.
public final class SearchField extends HBox {
    private static final double LEAST_WIDTH = 64;

    private final TextField field = TextFields.createClearableTextField();
    private final Label count = Parts.styled(new Label(), Styles.NOTE, Styles.NUMBER);
    private final SearchModel model;
    private final Consumer<String> locate;
    private final Runnable done;
    private final HitList list;

    /// @param locate shows an operator, by its path
    /// @param done takes the cursor from here
    public SearchField(SearchModel model, Consumer<String> locate, Runnable done) {
        super(8);
        this.model = model;
        this.locate = locate;
        this.done = done;
        this.list = new HitList(model, this::go, this::write);
        setAlignment(Pos.CENTER_LEFT);
        field.setId("graph-search");
        field.setPromptText(Texts.get("graph.search"));
        field.setPrefColumnCount(14);
        field.setAccessibleText(Texts.get("action.search"));
        field.setAccessibleHelp(Texts.get("search.help"));
        count.setId("graph-search-count");
        count.setMinWidth(USE_PREF_SIZE);
        field.setMinWidth(LEAST_WIDTH);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().setAll(field, count);
        field.textProperty().bindBidirectional(model.text());
        field.textProperty().subscribe((_, _) -> list.open(field.isFocused()));
        field.focusedProperty().subscribe((_, focused) -> {
            if (focused) {
                model.prepare();
            }
            Platform.runLater(this::openWhileInUse);
        });
        list.focusWithinProperty().subscribe((_, _) -> Platform.runLater(this::openWhileInUse));
        model.found().subscribe(this::show);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Asked when the focus has arrived: on its way from the field to the list it is in neither.
    private void openWhileInUse() {
        list.open(field.isFocused() || list.isFocusWithin());
    }

    private void onKey(KeyEvent event) {
        boolean known = switch (event.getCode()) {
            case ENTER -> step(event.isShiftDown() ? -1 : 1);
            case DOWN -> step(1);
            case UP -> step(-1);
            case ESCAPE -> leave();
            case TAB -> !event.isShiftDown() && !event.isShortcutDown() && complete();
            default -> false;
        };
        if (known) {
            event.consume();
        }
    }

    private boolean step(int by) {
        list.open(true);
        model.step(by).ifPresent(locate);
        return true;
    }

    /// First the list goes, then the text, and the cursor with it.
    private boolean leave() {
        if (list.isVisible() && !field.getText().isEmpty()) {
            list.open(false);
            return true;
        }
        field.clear();
        done.run();
        return true;
    }

    /// Only where the last word is a beginning; else Tab goes on to the next control.
    private boolean complete() {
        var completions = Completions.of(field.getText());
        if (completions.isEmpty()
                || field.getText().isBlank()
                || field.getText().endsWith(" ")) {
            return false;
        }
        write(Completions.complete(field.getText(), completions.getFirst()));
        return true;
    }

    private void write(String text) {
        field.requestFocus();
        field.setText(text);
        field.end();
        list.open(true);
    }

    private void go(int hit) {
        model.go(hit).ifPresent(locate);
    }

    private void show(Found found) {
        boolean wrong = found.parsed() instanceof Parsed.Wrong;
        count.getStyleClass().remove(Styles.BAD);
        if (wrong) {
            count.getStyleClass().add(Styles.BAD);
        }
        if (found.isIdle()) {
            count.setText("");
        } else if (wrong) {
            count.setText(Texts.get("search.wrong"));
        } else if (found.current() < 0) {
            count.setText(Texts.get("graph.hits", found.hits().size()));
        } else {
            count.setText(
                    Texts.get("graph.hit", found.current() + 1, found.hits().size()));
        }
    }

    /// The hits, to be laid over the graph.
    public HitList hits() {
        return list;
    }

    /// Puts the cursor into the field.
    public void focusField() {
        field.requestFocus();
        field.selectAll();
        list.open(true);
    }
}
