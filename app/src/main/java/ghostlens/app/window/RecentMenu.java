package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/// The files that were opened last, to open one of them again.
final class RecentMenu extends MenuButton {
    private final Recent recent;
    private final Consumer<Path> open;

    RecentMenu(Recent recent, Consumer<Path> open) {
        this.recent = recent;
        this.open = open;
        setId("recent");
        Parts.styled(this, Styles.TOOL);
        setGraphic(new FontIcon("mdi2h-history"));
        Parts.named(this, Texts.get("action.recent"));
        setOnShowing(_ -> fill());
        fill();
    }

    private void fill() {
        getItems().clear();
        for (var file : recent.files()) {
            var item = new MenuItem(Texts.get("recent.item", file.getFileName(), String.valueOf(file.getParent())));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> open.accept(file));
            getItems().add(item);
        }
        if (getItems().isEmpty()) {
            var nothing = new MenuItem(Texts.get("recent.none"));
            nothing.setDisable(true);
            getItems().add(nothing);
        } else {
            var forget = new MenuItem(Texts.get("recent.forget"));
            forget.setOnAction(_ -> recent.forget());
            getItems().addAll(new SeparatorMenuItem(), forget);
        }
    }
}
