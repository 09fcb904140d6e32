package ghostlens.app.window;

import ghostlens.assets.Texts;
import java.util.List;
import java.util.function.IntConsumer;

/// Something a user can do: by its key, from the command palette, often by a button.
///
/// @param id names it in the texts, `action.ID`, and in the settings
/// @param place where its keys are heard
/// @param keys those that it has unless a person changes them, as a `Keystroke` is written
/// @param run takes which of its keys was pressed, from 0; 0 where it was none
public record Action(String id, Place place, List<String> keys, IntConsumer run) {

    /// Where keys are heard.
    enum Place {
        /// Everywhere; those without Ctrl or Alt not while a text field has the focus.
        WINDOW,
        /// In the graph; those with Ctrl everywhere.
        GRAPH
    }

    static Action of(String id, String key, Runnable run) {
        return of(id, List.of(key), run);
    }

    /// The same by each of some keys.
    static Action of(String id, List<String> keys, Runnable run) {
        return new Action(id, Place.WINDOW, keys, _ -> run.run());
    }

    static Action of(String id, Runnable run) {
        return of(id, List.of(), run);
    }

    /// What it is called.
    public String name() {
        return Texts.get("action." + id);
    }
}
