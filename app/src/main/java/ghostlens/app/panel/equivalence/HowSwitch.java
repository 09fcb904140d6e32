package ghostlens.app.panel.equivalence;

import ghostlens.assets.Texts;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/// How it was fused: the steps, or the numbers of one channel. One at a time, as either wants the room.
final class HowSwitch extends SegmentedButton {

    HowSwitch(Node steps, Node channel) {
        setId("how-switch");
        setMinWidth(USE_PREF_SIZE);
        getButtons().setAll(button("steps", steps), button("channel", channel));
        getButtons().getFirst().setSelected(true);
    }

    private static ToggleButton button(String key, Node shown) {
        var button = new ToggleButton(Texts.get("equivalence.how." + key));
        button.setId("how-" + key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> button.setSelected(true));
        shown.visibleProperty().bind(button.selectedProperty());
        return button;
    }
}
