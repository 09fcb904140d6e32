package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the window for a moment: the command palette and the key sheet. A click beside it or Esc closes it.
final class Overlays {
    private final StackPane room;
    private final Keymap keymap;
    private final StackPane veil = Parts.styled(new StackPane(), Styles.VEIL);
    private @Nullable Node focusBefore;

    Overlays(StackPane room, Keymap keymap) {
        this.room = room;
        this.keymap = keymap;
        veil.setPadding(new Insets(64));
        veil.setAlignment(Pos.TOP_CENTER);
        veil.setOnMouseClicked(event -> {
            if (event.getTarget() == veil) {
                close();
            }
        });
    }

    void showPalette() {
        var palette = new CommandPalette(keymap, this::close);
        show(palette);
        palette.focusField();
    }

    void showKeys() {
        show(new KeySheet(keymap));
    }

    /// Any other sheet.
    void show(Node sheet) {
        if (!room.getChildren().contains(veil)) {
            focusBefore = room.getScene().getFocusOwner();
            room.getChildren().add(veil);
        }
        veil.getChildren().setAll(sheet);
        sheet.requestFocus();
    }

    /// Closes what is open; whether there was something.
    boolean close() {
        boolean wasOpen = room.getChildren().remove(veil);
        if (wasOpen && focusBefore != null) {
            focusBefore.requestFocus();
        }
        return wasOpen;
    }
}
