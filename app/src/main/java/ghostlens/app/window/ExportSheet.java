package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// How the graph is drawn into a file: what of it, in which theme, how large.
final class ExportSheet extends VBox {

    /// @param whole the whole graph, or what is to be seen of it
    record Choice(boolean whole, boolean dark, int scale) {}

    /// @param dark the theme of the window
    /// @param save takes the choice and asks for a file
    ExportSheet(boolean dark, Consumer<Choice> save) {
        super(16);
        setId("export-sheet");
        Parts.styled(this, Styles.SHEET_PANE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var part = choices("part", 0, "whole", "view");
        var theme = choices("theme", dark ? 1 : 0, "light", "dark");
        var scale = choices("scale", 0, "1", "2", "4");
        var grid = new GridPane(16, 8);
        addRow(grid, "part", part);
        addRow(grid, "theme", theme);
        addRow(grid, "scale", scale);
        var button = new Button(Texts.get("export.save"));
        button.setId("export-save");
        button.setDefaultButton(true);
        button.setOnAction(_ -> save.accept(new Choice(
                part.getSelectionModel().isSelected(0),
                theme.getSelectionModel().isSelected(1),
                1 << scale.getSelectionModel().getSelectedIndex())));
        var row = Parts.row(8, Parts.note(Texts.get("export.note")), Parts.spacer(), button);
        row.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(Parts.heading(Texts.get("action.export")), grid, row);
    }

    private static ChoiceBox<String> choices(String key, int first, String... values) {
        var texts = FXCollections.<String>observableArrayList();
        for (var value : values) {
            texts.add(Texts.get("export." + key + "." + value));
        }
        var box = new ChoiceBox<>(texts);
        box.setId("export-" + key);
        box.setPrefWidth(240);
        box.getSelectionModel().select(first);
        return box;
    }

    private static void addRow(GridPane grid, String key, Node choices) {
        var label = new Label(Texts.get("export." + key));
        label.setLabelFor(choices);
        grid.addRow(grid.getRowCount(), label, choices);
    }
}
