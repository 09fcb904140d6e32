package ghostlens.app.panel.compare;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.fuse.match.Match.Fate;
import ghostlens.fuse.match.Matching;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The legend of the marks, with how many there are of each; what is pressed is listed.
final class FateFilter extends FlowPane {
    private final Map<Fate, ToggleButton> buttons = new EnumMap<>(Fate.class);

    FateFilter(Consumer<Set<Fate>> show) {
        super(4, 4);
        for (var fate : Fate.values()) {
            var mark = Fates.mark(fate);
            var name = fate.name().toLowerCase(Locale.ROOT);
            var sign = Parts.styled(new Label(mark.sign()), Styles.SIGN, Styles.sign(name));
            var button = new ToggleButton(mark.text(), sign);
            button.setId("compare-" + name);
            button.setMinWidth(USE_PREF_SIZE);
            button.setTooltip(new Tooltip(Texts.get("compare.tip." + name)));
            button.setSelected(fate != Fate.KEPT);
            button.setOnAction(_ -> show.accept(pressed()));
            Parts.styled(button, Styles.CHIP);
            buttons.put(fate, button);
            getChildren().add(button);
        }
    }

    private Set<Fate> pressed() {
        var pressed = EnumSet.noneOf(Fate.class);
        buttons.forEach((fate, button) -> {
            if (button.isSelected()) {
                pressed.add(fate);
            }
        });
        return pressed;
    }

    void show(Matching matching) {
        buttons.forEach((fate, button) ->
                button.setText("%s %d".formatted(Fates.mark(fate).text(), matching.count(fate))));
    }
}
