package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/// What one does most, along the top of the window.
final class AppBar extends HBox {

    AppBar(MainWindow window, RecentMenu recent, Runnable switchTheme) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        Parts.styled(this, Styles.APP_BAR);
        getChildren()
                .setAll(
                        Parts.styled(Parts.heading(Texts.get("window.name")), Styles.APP_NAME),
                        Parts.textButton(
                                "open", "mdi2f-folder-open-outline", Texts.get("action.open"), window::chooseFile),
                        recent,
                        Parts.textButton("run", "mdi2p-play", Texts.get("action.run"), window.results()::run),
                        Parts.textButton("stop", "mdi2s-stop", Texts.get("action.stop"), window::stop),
                        Parts.textButton("fuse", "mdi2c-call-merge", Texts.get("window.fuse"), window.results()::fuse),
                        Parts.textButton(
                                "evolve",
                                "mdi2t-transit-connection-horizontal",
                                Texts.get("action.evolution"),
                                window::openEvolution),
                        Parts.textButton(
                                "compare", "mdi2c-compare", Texts.get("compare.title"), window::toggleComparison),
                        Parts.spacer(),
                        Parts.iconButton(
                                "palette-button", "mdi2m-magnify", Texts.get("action.palette"), window::showPalette),
                        Parts.iconButton(
                                "keys-button", "mdi2h-help-circle-outline", Texts.get("action.keys"), window::showKeys),
                        Parts.iconButton("theme", "mdi2t-theme-light-dark", Texts.get("action.theme"), switchTheme));
    }
}
