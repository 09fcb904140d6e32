package ghostlens.app.window;

import ghostlens.model.net.Form;
import org.jspecify.annotations.Nullable;

/// What was open when the program ended.
///
/// @param file where the network came from; null for one of the zoo
/// @param view how it was looked at
record Session(
        String network,
        @Nullable String file,
        Form form,
        @Nullable ViewState view) {
    static final String KEY = "session";

    Session {
        if (network == null || form == null) {
            throw new IllegalArgumentException("a session has a network and a form");
        }
    }

    /// Where the window was.
    record Bounds(double x, double y, double width, double height, boolean maximized) {
        static final String KEY = "window";
    }
}
