package ghostlens.app.panel.tensor;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.SaveFile;
import ghostlens.app.save.TensorFile;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.tensor.Tensor;
import java.util.Collections;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One tensor: name, shape, a picture, a histogram, the numbers under it, and all of them on demand.
public final class TensorCard extends VBox {
    private static final double HEIGHT = 36;
    private static final double ASPECT = 1;

    private final Tensor tensor;
    private final Axes axes;

    /// The weights of an operator, with zero in the middle of the colours.
    ///
    /// @param file what a file of it could be called
    /// @param painting where large pictures are painted
    public static TensorCard ofWeights(String name, String file, Tensor tensor, boolean dark, Executor painting) {
        var summary = TensorSummary.of(tensor);
        var shades = new Shades(summary.most(), true, dark);
        return new TensorCard(
                name, file, Tiles.ofWeights(tensor), Axes.ofWeights(tensor.shape()), summary, shades, painting);
    }

    /// What an operator computed, from light to dark where nothing is below 0.
    ///
    /// @param summary of the tensor
    /// @param file what a file of it could be called
    /// @param painting where large pictures are painted
    public static TensorCard ofMap(
            String name, String file, Tensor map, TensorSummary summary, boolean dark, Executor painting) {
        int channels = map.shape().rank() > 1 ? map.shape().get(1) : 1;
        var tiles = Tiles.ofMap(map, Tiles.columns(channels, ASPECT));
        var shades = new Shades(summary.most(), tiles.isRow() || summary.minimum() < 0, dark);
        return new TensorCard(name, file, tiles, Axes.ofMap(map.shape()), summary, shades, painting);
    }

    private TensorCard(
            String name, String file, Tiles tiles, Axes axes, TensorSummary summary, Shades shades, Executor painting) {
        super(8);
        this.tensor = tiles.tensor();
        this.axes = axes;
        Parts.styled(this, Styles.RAISED);
        setId("tensor-" + name.substring(name.indexOf(' ') + 1));
        var pane = new TensorPane(tiles, axes, shades, summary.most(), painting);
        var around = new Neighbourhood(tiles, axes, shades);
        pane.chosen().subscribe(position -> around.show(position.intValue()));
        var range = Parts.row(8, number(summary.minimum()), Parts.spacer(), number(summary.maximum()));
        getChildren().setAll(title(name, file), pane, around);
        if (tiles.shown() < tensor.size() / axes.shape().get(0) && !tiles.isRow()) {
            getChildren().add(Parts.note(Texts.get("tensor.cut", Numbers.count(tiles.shown()))));
        }
        getChildren().addAll(new VBox(2, histogram(summary), range), Parts.note(words(summary)));
    }

    private HBox title(String name, String file) {
        var numbers = Parts.styled(new ToggleButton(), Styles.TOOL);
        numbers.setId("tensor-numbers");
        numbers.setGraphic(new FontIcon("mdi2t-table"));
        Parts.named(numbers, Texts.get("tensor.numbers"));
        numbers.selectedProperty().subscribe(this::showNumbers);
        var save = Parts.iconButton(
                "tensor-save",
                "mdi2c-content-save-outline",
                Texts.get("tensor.save"),
                () -> fireEvent(new SaveFile(
                        Texts.get("tensor.save"),
                        file,
                        TensorFile.ENDINGS,
                        new TensorFile(tensor, axes.names())::write)));
        var shape = Parts.note(tensor.shape().toString());
        shape.setWrapText(false);
        var label = Parts.styled(new Label(name), Styles.MONO);
        label.setMinWidth(0);
        shape.setMinWidth(0);
        return Parts.row(4, new VBox(label, shape), Parts.spacer(), numbers, save);
    }

    private void showNumbers(boolean shown) {
        if (shown) {
            getChildren().add(TensorTable.of(tensor, axes));
        } else {
            getChildren().removeIf(javafx.scene.control.TableView.class::isInstance);
        }
    }

    private static String words(TensorSummary summary) {
        var words = Texts.get(
                "weights.moments",
                Numbers.plain(summary.mean()),
                Numbers.plain(summary.deviation()),
                Numbers.percent(summary.zeros()));
        return summary.notFinite() == 0
                ? words
                : words + "\n" + Texts.get("tensor.notFinite", Numbers.count(summary.notFinite()));
    }

    private static Label number(double value) {
        return Parts.styled(new Label(Numbers.plain(value)), Styles.NUMBER, Styles.NOTE);
    }

    private static HBox histogram(TensorSummary summary) {
        var row = Parts.styled(new HBox(1), Styles.HISTOGRAM);
        row.setAlignment(Pos.BOTTOM_LEFT);
        row.setMinHeight(HEIGHT);
        row.setPrefHeight(HEIGHT);
        int most = Collections.max(summary.bins());
        for (int count : summary.bins()) {
            var bar = new Region();
            bar.setMinWidth(2);
            bar.setPrefHeight(count == 0 ? 0 : Math.max(1, HEIGHT * count / most));
            bar.setMaxHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(bar, Priority.ALWAYS);
            row.getChildren().add(bar);
        }
        return row;
    }
}
