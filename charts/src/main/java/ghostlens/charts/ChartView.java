package ghostlens.charts;

import ghostlens.assets.Styles;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// Shows a {@link ChartModel}. Hovering names a point; a click on a point that has a key, or Enter, opens it.
///
/// Keys: ← and → walk along a series, ↑ and ↓ change it, Enter opens, Esc leaves the point.
public final class ChartView extends Control {
    private static final ChartModel NOTHING =
            new ChartModel("", ChartModel.Axis.linear("", ""), ChartModel.Axis.linear("", ""), List.of());

    private final ObjectProperty<ChartModel> model = new SimpleObjectProperty<>(this, "model", NOTHING);
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark");
    private final ObjectProperty<Consumer<String>> chosen = new SimpleObjectProperty<>(this, "chosen", _ -> {});

    public ChartView() {
        getStyleClass().add(Styles.CHART);
        setAccessibleRole(AccessibleRole.NODE);
        setFocusTraversable(true);
    }

    /// What is shown; an empty state stands in for a model without points.
    public ObjectProperty<ChartModel> modelProperty() {
        return model;
    }

    public ChartModel getModel() {
        return model.get();
    }

    public void setModel(ChartModel value) {
        model.set(Objects.requireNonNull(value));
    }

    /// Whether the colours are those of the dark theme.
    public BooleanProperty darkProperty() {
        return dark;
    }

    public boolean isDark() {
        return dark.get();
    }

    public void setDark(boolean value) {
        dark.set(value);
    }

    /// Called with a point's key when the point is to be opened.
    public ObjectProperty<Consumer<String>> chosenProperty() {
        return chosen;
    }

    public Consumer<String> getChosen() {
        return chosen.get();
    }

    public void setChosen(Consumer<String> value) {
        chosen.set(Objects.requireNonNull(value));
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new ChartViewSkin(this);
    }
}
