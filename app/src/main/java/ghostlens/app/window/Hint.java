package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Settings;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The three first steps, until they are dismissed for good.
final class Hint extends HBox {
    private static final String SEEN = "hint.seen";

    Hint(Settings settings) {
        super(24);
        setId("hint");
        Parts.styled(this, Styles.HINT);
        setAlignment(Pos.CENTER_LEFT);
        IntStream.rangeClosed(1, 3).forEach(i -> getChildren().add(new Label(Texts.get("hint." + i))));
        getChildren()
                .addAll(Parts.spacer(), Parts.iconButton("hint-close", "mdi2c-close", Texts.get("hint.close"), () -> {
                    settings.set(SEEN, true);
                    show(false);
                }));
        show(!settings.isOn(SEEN, false));
    }

    private void show(boolean visible) {
        setVisible(visible);
        setManaged(visible);
    }
}
