package ghostlens.app.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.prefs.Preferences;

/// What a person set and finds again at the next start.
public sealed interface Settings {

    boolean isOn(String key, boolean otherwise);

    void set(String key, boolean on);

    /// Kept with the user's preferences.
    static Settings ofUser() {
        return new OfUser(Preferences.userRoot().node("io/ghostlens"));
    }

    /// Kept as long as the program runs.
    static Settings inMemory() {
        return new InMemory(new HashMap<>());
    }

    /// On disk, where Java keeps preferences.
    record OfUser(Preferences preferences) implements Settings {
        @Override
        public boolean isOn(String key, boolean otherwise) {
            return preferences.getBoolean(key, otherwise);
        }

        @Override
        public void set(String key, boolean on) {
            preferences.putBoolean(key, on);
        }
    }

    /// For tests and pictures.
    record InMemory(Map<String, Boolean> values) implements Settings {
        @Override
        public boolean isOn(String key, boolean otherwise) {
            return values.getOrDefault(key, otherwise);
        }

        @Override
        public void set(String key, boolean on) {
            values.put(key, on);
        }
    }
}
