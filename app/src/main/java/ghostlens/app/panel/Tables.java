package ghostlens.app.panel;

import ghostlens.app.save.TableFile;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Columns as all tables here have them.
public final class Tables {
    private static final double ROW_HEIGHT = 26;
    private static final String SHOWN = "ghostlens.shown";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e[-+]?\\d+)?");
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+Shift+C");

    private Tables() {}

    /// A table in the house style, with rows of one height, that can be copied and saved as it stands.
    public static <R> TableView<R> table(String id) {
        var table = Parts.styled(new TableView<R>(), Styles.TABLE);
        table.setId(id);
        table.setFixedCellSize(ROW_HEIGHT);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                event.consume();
                copy(table);
            }
        });
        table.setContextMenu(menu(table));
        return table;
    }

    private static ContextMenu menu(TableView<?> table) {
        var copy = new MenuItem(Texts.get("table.copy"));
        copy.setId("table-copy");
        copy.setAccelerator(COPY);
        copy.setOnAction(_ -> copy(table));
        var save = new MenuItem(Texts.get("table.save"));
        save.setId("table-save");
        save.setOnAction(_ -> save(table));
        return new ContextMenu(copy, save);
    }

    private static void save(TableView<?> table) {
        var contents = contents(table);
        table.fireEvent(new SaveFile(Texts.get("table.save"), table.getId(), TableFile.ENDINGS, contents::write));
    }

    private static void copy(TableView<?> table) {
        var content = new ClipboardContent();
        content.putString(contents(table).tsv());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// The rows in the order in which they are shown.
    static TableFile contents(TableView<?> table) {
        var columns = table.getVisibleLeafColumns();
        var rows = IntStream.range(0, table.getItems().size())
                .mapToObj(
                        row -> columns.stream().map(column -> cell(column, row)).toList())
                .toList();
        return new TableFile(columns.stream().map(TableColumn::getText).toList(), rows);
    }

    /// As it is shown, numbers as numbers.
    private static Object cell(TableColumn<?, ?> column, int row) {
        var shown = column.getProperties().get(SHOWN) instanceof IntFunction<?> how
                ? how.apply(row)
                : column.getCellData(row);
        var text = String.valueOf(shown).replace(",", "");
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : String.valueOf(shown);
    }

    /// Says how a column's cells are written where their values do not say it themselves.
    public static <R, T> void writeAs(TableColumn<R, T> column, Function<T, String> written) {
        IntFunction<String> how = row -> written.apply(column.getCellData(row));
        column.getProperties().put(SHOWN, how);
    }

    /// A column of words.
    public static <R> TableColumn<R, String> words(String title, double width, Function<R, String> value) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    /// A column of numbers, right-aligned in tabular figures; it sorts by the number, not by how it is written.
    public static <R, N extends Comparable<N>> TableColumn<R, N> numbers(
            String title, double width, Function<R, N> value, Function<N, String> written) {
        TableColumn<R, N> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(_ -> new NumberCell<>(written));
        writeAs(column, written);
        column.setComparator(Comparator.naturalOrder());
        column.getStyleClass().add(Styles.NUMBER);
        column.setPrefWidth(width);
        return column;
    }

    private static final class NumberCell<R, N> extends TableCell<R, N> {
        private final Function<N, String> written;

        NumberCell(Function<N, String> written) {
            this.written = written;
            getStyleClass().add(Styles.NUMBER);
        }

        @Override
        protected void updateItem(@Nullable N value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : written.apply(value));
        }
    }
}
