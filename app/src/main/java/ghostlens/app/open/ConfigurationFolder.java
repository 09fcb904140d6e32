package ghostlens.app.open;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where programs keep what a user has set.
public final class ConfigurationFolder {
    private ConfigurationFolder() {}

    /// The folder of who runs the program.
    public static Path ofUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static Path of(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return folder(environment, "APPDATA", home.resolve("AppData/Roaming"))
                    .resolve("Ghostlens");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Ghostlens");
        }
        return folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("ghostlens");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var given = environment.getOrDefault(variable, "");
        return given.isBlank() ? otherwise : Path.of(given);
    }
}
