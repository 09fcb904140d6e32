package ghostlens.app.panel.evolution;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the film stands: play, a step back and forth, a slider with the stages as stops, speed and loop.
final class Scrubber extends HBox {
    private static final double FINE = 0.05;
    /// More stops than this have no labels.
    private static final int LABELLED = 16;

    private final Playback playback;
    private final Slider slider = new Slider();

    Scrubber(Playback playback) {
        super(8);
        this.playback = playback;
        setAlignment(Pos.CENTER_LEFT);
        initSlider();
        var play = Parts.iconButton("evolution-play", "mdi2p-play", Texts.get("action.play"), playback::toggle);
        playback.playingProperty().subscribe(on -> play.setGraphic(new FontIcon(on ? "mdi2p-pause" : "mdi2p-play")));
        getChildren()
                .setAll(
                        play,
                        Parts.iconButton(
                                "evolution-previous",
                                "mdi2c-chevron-left",
                                Texts.get("action.previousStage"),
                                playback::back),
                        slider,
                        Parts.iconButton(
                                "evolution-next",
                                "mdi2c-chevron-right",
                                Texts.get("action.nextStage"),
                                playback::forward),
                        speeds(),
                        loop());
    }

    private void initSlider() {
        slider.setId("evolution-slider");
        slider.setAccessibleText(Texts.get("evolution.slider"));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.maxProperty().bind(playback.lastProperty());
        slider.valueProperty().bindBidirectional(playback.positionProperty());
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> playback.stop());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT, UP -> step(event, 1);
            case LEFT, DOWN -> step(event, -1);
            case HOME -> playback.jump(0);
            case END -> playback.jump(playback.lastProperty().get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(KeyEvent event, int direction) {
        if (event.isShiftDown()) {
            playback.jump(slider.getValue() + direction * FINE);
        } else if (direction > 0) {
            playback.forward();
        } else {
            playback.back();
        }
    }

    private ChoiceBox<Double> speeds() {
        var speeds = new ChoiceBox<Double>();
        speeds.setId("evolution-speed");
        speeds.getItems().setAll(0.25, 0.5, 1.0, 2.0, 4.0);
        speeds.setConverter(new Times());
        speeds.setMinWidth(USE_PREF_SIZE);
        speeds.setAccessibleText(Texts.get("evolution.speed"));
        speeds.setTooltip(new Tooltip(Texts.get("evolution.speed")));
        speeds.setValue(playback.speedProperty().get());
        speeds.valueProperty().subscribe(value -> playback.speedProperty().set(value));
        return speeds;
    }

    private ToggleButton loop() {
        var loop = new ToggleButton();
        loop.setId("evolution-loop");
        loop.setGraphic(new FontIcon("mdi2r-repeat"));
        loop.setTooltip(new Tooltip(Texts.get("evolution.loop")));
        loop.setAccessibleText(Texts.get("evolution.loop"));
        loop.selectedProperty().bindBidirectional(playback.loopProperty());
        return Parts.styled(loop, Styles.TOOL);
    }

    /// The stops, as they are marked on the slider.
    void show(List<String> marks) {
        boolean isLabelled = marks.size() <= LABELLED;
        slider.setLabelFormatter(new Marks(marks));
        slider.setMajorTickUnit(isLabelled ? 1 : Math.ceilDiv(marks.size(), LABELLED));
        slider.setShowTickMarks(marks.size() > 1);
        slider.setShowTickLabels(marks.size() > 1);
    }

    void focus() {
        slider.requestFocus();
    }

    /// `2×`.
    private static final class Times extends StringConverter<Double> {
        @Override
        public String toString(Double times) {
            return (times == Math.rint(times) ? "%.0f×" : "%s×").formatted(times);
        }

        @Override
        public Double fromString(String text) {
            return Double.valueOf(text.replace("×", ""));
        }
    }

    /// A stop's mark.
    private static final class Marks extends StringConverter<Double> {
        private final List<String> marks;

        Marks(List<String> marks) {
            this.marks = marks;
        }

        @Override
        public String toString(Double stop) {
            int index = (int) Math.round(stop);
            return index < marks.size() ? marks.get(index) : "";
        }

        @Override
        public Double fromString(String mark) {
            return (double) marks.indexOf(mark);
        }
    }
}
