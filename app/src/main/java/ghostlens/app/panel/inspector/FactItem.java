package ghostlens.app.panel.inspector;

import ghostlens.app.panel.inspector.Facts.Fact;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.controlsfx.control.PropertySheet;

/// A fact as a line of the property sheet. The user reads and copies it; a live profile changes its value in place.
final class FactItem implements PropertySheet.Item {
    private final Fact fact;
    private final StringProperty value;

    FactItem(Fact fact) {
        this.fact = fact;
        this.value = new SimpleStringProperty(fact.value());
    }

    /// Whether this is the line for another fact too, but for its value.
    boolean isLineOf(Fact other) {
        return fact.name().equals(other.name()) && fact.category().equals(other.category());
    }

    @Override
    public Class<?> getType() {
        return String.class;
    }

    @Override
    public String getCategory() {
        return fact.category();
    }

    @Override
    public String getName() {
        return fact.name();
    }

    @Override
    public String getDescription() {
        return fact.name();
    }

    @Override
    public Object getValue() {
        return value.get();
    }

    @Override
    public void setValue(Object changed) {
        value.set(String.valueOf(changed));
    }

    /// The editor takes no input; a sheet greys out what is not editable.
    @Override
    public boolean isEditable() {
        return true;
    }

    @Override
    public Optional<ObservableValue<? extends Object>> getObservableValue() {
        return Optional.of(value);
    }
}
