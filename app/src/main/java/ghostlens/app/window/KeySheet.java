package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All keys and gestures on one sheet, behind `?`.
final class KeySheet extends VBox {
    private static final List<String> GESTURES = List.of(
            "pan",
            "zoom",
            "zoomArea",
            "fit",
            "select",
            "group",
            "walk",
            "order",
            "trace",
            "up",
            "hover",
            "drop",
            "beside");

    KeySheet(List<Action> actions) {
        super(16);
        setId("keys");
        Parts.styled(this, Styles.SHEET_PANE);
        setMaxSize(760, 560);
        var grid = new GridPane(24, 8);
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(200), names);
        GESTURES.forEach(g -> add(grid, Texts.get("gesture." + g + ".key"), Texts.get("gesture." + g)));
        actions.stream().filter(a -> a.key().isPresent()).forEach(a -> add(grid, a.keyText(), a.name()));
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(Parts.heading(Texts.get("action.keys")), scroll);
    }

    private static void add(GridPane grid, String key, String what) {
        grid.addRow(grid.getRowCount(), Parts.styled(new Label(key), Styles.KEY), new Label(what));
    }
}
