package ghostlens.app.panel.overlay;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the heat on the graph means: its scale, from where to where; or what to do so that there is some.
public final class HeatLegend extends VBox {
    private final HeatModel model;
    private final Label title = Parts.styled(new Label(), Styles.SECTION_HEADING);
    private final Label words = Parts.note("");
    private final Region scale = new Region();
    private final Label low = Parts.styled(new Label(), Styles.NOTE, Styles.NUMBER);
    private final Label middle = Parts.styled(new Label("0"), Styles.NOTE);
    private final Label high = Parts.styled(new Label(), Styles.NOTE, Styles.NUMBER);

    /// @param overlay what lies over the graph
    /// @param heaviest the weight of the strongest colour on the graph
    public HeatLegend(
            HeatModel model, ObservableValue<@Nullable NumberOverlay> overlay, ObservableValue<Number> heaviest) {
        super(4);
        this.model = model;
        setId("heat-legend");
        Parts.styled(this, Styles.RAISED);
        setMouseTransparent(true);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefWidth(208);
        setMinHeight(USE_PREF_SIZE);
        title.setId("heat-legend-title");
        words.setId("heat-legend-words");
        low.setId("heat-legend-low");
        high.setId("heat-legend-high");
        title.setWrapText(true);
        Runnable update = () -> update(overlay.getValue(), heaviest.getValue().doubleValue());
        overlay.subscribe(update);
        model.chosen().subscribe(update);
        model.shown().subscribe(update);
        heaviest.subscribe(update);
        update.run();
    }

    private void update(@Nullable NumberOverlay overlay, double heaviest) {
        boolean waits = overlay == null && model.chosen().get() != Heat.TIME;
        setVisible(model.shown().get() && (overlay != null || waits));
        title.setText(overlay == null ? model.chosen().get().title() : overlay.title());
        if (overlay == null) {
            words.setText(model.missing());
            getChildren().setAll(title, words);
        } else {
            scale(overlay, heaviest);
            getChildren().setAll(title, scale, Parts.row(4, low, Parts.spacer(), middle, Parts.spacer(), high));
        }
        setAccessibleText(
                overlay == null
                        ? title.getText() + ". " + words.getText()
                        : Texts.get("heat.legend", title.getText(), low.getText(), high.getText()));
    }

    private void scale(NumberOverlay overlay, double heaviest) {
        scale.getStyleClass().setAll(overlay.isDiverging() ? Styles.DIFF_SCALE : Styles.HEAT_SCALE);
        low.setText(overlay.isDiverging() ? overlay.written().apply(0 - heaviest) : "0");
        middle.setVisible(overlay.isDiverging());
        high.setText(overlay.written().apply(heaviest));
    }
}
