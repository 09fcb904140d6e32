package ghostlens.app.panel.tensor;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The chosen value and those around it in its tile, as numbers on their colours.
final class Neighbourhood extends VBox {
    private static final int MOST = 5;

    private final Tiles tiles;
    private final Axes axes;
    private final Shades shades;
    private final Label place = Parts.note("");
    private final GridPane grid = new GridPane(2, 2);

    Neighbourhood(Tiles tiles, Axes axes, Shades shades) {
        super(4);
        this.tiles = tiles;
        this.axes = axes;
        this.shades = shades;
        getChildren().setAll(place, grid);
        setVisible(false);
        setManaged(false);
    }

    void show(int position) {
        setVisible(position >= 0);
        setManaged(position >= 0);
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        if (position >= 0) {
            place.setText(
                    axes.words(position) + ": " + Numbers.plain(tiles.tensor().get(position)));
            fill(position);
        }
    }

    private void fill(int position) {
        int columns = Math.min(MOST, tiles.width());
        int rows = Math.min(MOST, tiles.height());
        int left = Math.clamp(tiles.column(position) - columns / 2, 0, tiles.width() - columns);
        int top = Math.clamp(tiles.row(position) - rows / 2, 0, tiles.height() - rows);
        for (int x = 0; x < columns; x++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
            for (int y = 0; y < rows; y++) {
                int at = tiles.position(tiles.tile(position), top + y, left + x);
                grid.add(cell(at, at == position), x, y);
            }
        }
    }

    private Label cell(int position, boolean isChosen) {
        double value = tiles.tensor().get(position);
        var label = Parts.styled(new Label(Numbers.brief(value)), Styles.NUMBER, Styles.TENSOR_CELL);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        var ink = shades.isDeep(value) ? "#ffffff" : "#14181d";
        label.setStyle("-fx-background-color: " + shades.web(value) + "; -fx-text-fill: " + ink + ";");
        label.setAccessibleText(axes.words(position) + ": " + Numbers.plain(value));
        if (isChosen) {
            label.getStyleClass().add(Styles.TENSOR_CHOSEN);
        }
        return label;
    }
}
