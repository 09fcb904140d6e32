package ghostlens.app.window;

import ghostlens.assets.Texts;
import java.util.Optional;
import javafx.scene.input.KeyCombination;

/// Something a user can do: by its key, from the command palette, often by a button.
///
/// @param id names it in the texts, `action.ID`
/// @param key as JavaFX writes key combinations: `Shortcut+R`
public record Action(String id, Optional<KeyCombination> key, Runnable run) {

    static Action of(String id, String key, Runnable run) {
        return new Action(id, Optional.of(KeyCombination.valueOf(key)), run);
    }

    static Action of(String id, Runnable run) {
        return new Action(id, Optional.empty(), run);
    }

    /// What it is called.
    public String name() {
        return Texts.get("action." + id);
    }

    /// Its key as people read it; empty where it has none.
    public String keyText() {
        return key.map(KeyCombination::getDisplayText).orElse("");
    }
}
