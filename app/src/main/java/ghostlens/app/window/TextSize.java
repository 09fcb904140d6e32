package ghostlens.app.window;

import ghostlens.app.workspace.Settings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;

/// How large the window's text is, in percent; kept for the next start.
final class TextSize {
    private static final String KEY = "text.percent";
    private static final double BASE_PIXELS = 13;
    private static final int NORMAL = 100;
    private static final int LARGEST = 200;
    private static final int STEP = 10;

    private final IntegerProperty percent = new SimpleIntegerProperty(NORMAL);

    TextSize(Settings settings) {
        percent.set(Math.clamp(settings.get(KEY, Integer.class).orElse(NORMAL), NORMAL, LARGEST));
        percent.subscribe((_, now) -> settings.put(KEY, now.intValue()));
    }

    void dress(Scene scene) {
        percent.subscribe(now ->
                scene.getRoot().setStyle("-fx-font-size: %spx;".formatted(BASE_PIXELS * now.intValue() / NORMAL)));
    }

    void larger() {
        percent.set(Math.min(LARGEST, percent.get() + STEP));
    }

    void smaller() {
        percent.set(Math.max(NORMAL, percent.get() - STEP));
    }

    void reset() {
        percent.set(NORMAL);
    }
}
