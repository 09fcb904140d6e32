package ghostlens.app.window;

import ghostlens.app.workspace.Settings;
import ghostlens.assets.Texts;
import ghostlens.viewer.GraphCommand;
import ghostlens.viewer.Keystroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Which key does what: what each action has by itself, unless a person has changed it.
final class Keymap {
    private static final String CHANGED = "keys";

    private final List<Action> actions;
    private final Settings settings;
    private final Map<String, List<Keystroke>> keys = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// Keys by the ids of actions, as they are kept; an empty list takes an action's key away.
    record Changed(Map<String, List<String>> byAction) {
        Changed(@Nullable Map<String, List<String>> byAction) {
            this.byAction = byAction == null ? Map.of() : Map.copyOf(byAction);
        }
    }

    /// A press that does something.
    record Press(Action action, int which) {
        void run() {
            action.run().accept(which);
        }
    }

    Keymap(List<Action> actions, Settings settings) {
        this.actions = actions;
        this.settings = settings;
        var changed = changed();
        actions.forEach(action ->
                keys.put(action.id(), read(changed.getOrDefault(action.id(), action.keys()), action)));
    }

    private Map<String, List<String>> changed() {
        return settings.get(CHANGED, Changed.class).map(Changed::byAction).orElse(Map.of());
    }

    private List<Keystroke> read(List<String> written, Action action) {
        var strokes = written.stream().flatMap(w -> Keystroke.parse(w).stream()).toList();
        if (strokes.size() == written.size()) {
            return strokes;
        }
        problems.add(Texts.get("keys.wrong", String.join(", ", written), action.name()));
        return action.keys().stream().map(Keystroke::of).toList();
    }

    List<Action> actions() {
        return actions;
    }

    /// What is wrong with the keys that were set, a sentence each.
    List<String> problems() {
        return List.copyOf(problems);
    }

    List<Keystroke> keys(Action action) {
        return keys.getOrDefault(action.id(), List.of());
    }

    /// Its keys as people read them; empty where it has none. A row of keys, as the digits, by its ends.
    String text(Action action) {
        var texts = keys(action).stream().map(Keystroke::toString).toList();
        return texts.size() > 2 ? texts.getFirst() + " … " + texts.getLast() : String.join(", ", texts);
    }

    /// Gives an action another key, or with none takes it away. Whoever had the key loses it.
    ///
    /// @return who had it
    Optional<Action> change(Action action, List<Keystroke> strokes) {
        var before = actions.stream()
                .filter(a -> a != action && keys(a).stream().anyMatch(strokes::contains))
                .findFirst();
        before.ifPresent(other -> keep(
                other, keys(other).stream().filter(k -> !strokes.contains(k)).toList()));
        keep(action, strokes);
        return before;
    }

    /// Gives every action the keys that it has by itself.
    void reset() {
        settings.put(CHANGED, new Changed(Map.of()));
        actions.forEach(
                a -> keys.put(a.id(), a.keys().stream().map(Keystroke::of).toList()));
    }

    private void keep(Action action, List<Keystroke> strokes) {
        var written = strokes.stream().map(Keystroke::toString).toList();
        var changed = new HashMap<>(changed());
        if (written.equals(action.keys())) {
            changed.remove(action.id());
        } else {
            changed.put(action.id(), written);
        }
        settings.put(CHANGED, new Changed(changed));
        keys.put(action.id(), strokes);
    }

    /// What this key does in a place.
    Optional<Press> press(KeyEvent event, boolean inGraph) {
        for (var action : actions) {
            var which = which(action, event, inGraph);
            if (which.isPresent()) {
                return Optional.of(new Press(action, which.getAsInt()));
            }
        }
        return Optional.empty();
    }

    /// What this key does to a graph.
    Optional<GraphCommand> graphCommand(KeyEvent event) {
        return Arrays.stream(GraphCommand.values())
                .filter(c ->
                        keys.getOrDefault(Actions.id(c), List.of()).stream().anyMatch(key -> key.matches(event)))
                .findFirst();
    }

    private OptionalInt which(Action action, KeyEvent event, boolean inGraph) {
        var strokes = keys(action);
        for (int i = 0; i < strokes.size(); i++) {
            boolean heard = action.place() == Action.Place.WINDOW
                    || inGraph
                    || strokes.get(i).ctrl();
            if (heard && strokes.get(i).matches(event)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
