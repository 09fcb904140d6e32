package ghostlens.app.panel.inspector;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.inspector.Facts.Fact;
import ghostlens.assets.Styles;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A fact as a line: its name and, at the right, its value, which can be selected and copied. Where both have no room
/// beside each other, the value stands below.
final class FactRow extends Region {
    private static final double GAP = 8;
    /// What a field needs beside its text: its padding, and the cursor.
    private static final double AROUND = 12;

    private final Fact fact;
    private final Label name;
    private final TextField value;
    private final Text measure = new Text();

    FactRow(Fact fact) {
        this.fact = fact;
        name = new Label(fact.name());
        name.setMinWidth(USE_PREF_SIZE);
        value = Parts.styled(new TextField(fact.value()), Styles.FACT, Styles.NUMBER);
        value.setEditable(false);
        value.setAlignment(Pos.CENTER_RIGHT);
        value.setId("fact-" + fact.name().replace(' ', '-'));
        name.setLabelFor(value);
        measure.textProperty().bind(value.textProperty());
        measure.fontProperty().bind(value.fontProperty());
        measure.layoutBoundsProperty().subscribe(this::requestLayout);
        getChildren().setAll(name, value);
    }

    /// Whether this is the line for another fact too, but for its value.
    boolean isLineOf(Fact other) {
        return fact.name().equals(other.name()) && fact.category().equals(other.category());
    }

    /// A live profile changes the value in place.
    void show(Fact other) {
        value.setText(other.value());
    }

    TextField value() {
        return value;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return name.prefWidth(-1) + GAP + valueWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double line = value.prefHeight(-1);
        return hasRoom(width) ? line : line + name.prefHeight(-1);
    }

    private boolean hasRoom(double width) {
        return width < 0 || computePrefWidth(-1) <= width;
    }

    private double valueWidth() {
        return Math.ceil(measure.getLayoutBounds().getWidth()) + AROUND;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double line = value.prefHeight(-1);
        double nameWidth = name.prefWidth(-1);
        if (hasRoom(width)) {
            name.resizeRelocate(0, 0, nameWidth, line);
            value.resizeRelocate(nameWidth + GAP, 0, width - nameWidth - GAP, line);
        } else {
            double below = name.prefHeight(-1);
            name.resizeRelocate(0, 0, Math.min(nameWidth, width), below);
            value.resizeRelocate(0, below, width, line);
        }
    }
}
