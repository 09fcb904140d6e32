package ghostlens.app.panel;

import ghostlens.assets.Styles;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Columns as all tables here have them.
public final class Tables {
    private static final double ROW_HEIGHT = 26;

    private Tables() {}

    /// A table in the house style, with rows of one height.
    public static <R> TableView<R> table(String id) {
        var table = Parts.styled(new TableView<R>(), Styles.TABLE);
        table.setId(id);
        table.setFixedCellSize(ROW_HEIGHT);
        return table;
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
