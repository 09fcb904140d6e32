package ghostlens.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import ghostlens.app.workspace.Settings;
import ghostlens.assets.Fonts;
import ghostlens.assets.Styles;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light or dark: AtlantaFX's theme, with our style sheet on top.
final class Theme {
    private static final String DARK = "theme.dark";

    private final BooleanProperty dark;

    Theme(Settings settings) {
        dark = new SimpleBooleanProperty(settings.isOn(DARK, false));
        dark.subscribe(on -> {
            Application.setUserAgentStylesheet(
                    on ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        });
        dark.subscribe((_, on) -> settings.set(DARK, on));
    }

    /// Makes the bundled fonts known.
    static void loadFonts() {
        Fonts.files().forEach(file -> Font.loadFont(file.toExternalForm(), 13));
    }

    void dress(Scene scene) {
        scene.getStylesheets().add(Styles.sheet());
        dark.subscribe(on -> {
            scene.getRoot().getStyleClass().removeAll(Styles.LIGHT, Styles.DARK);
            scene.getRoot().getStyleClass().add(on ? Styles.DARK : Styles.LIGHT);
        });
    }

    BooleanProperty dark() {
        return dark;
    }

    void toggle() {
        dark.set(!dark.get());
    }
}
