package ghostlens.app.panel.graph;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Settings;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.layout.Detail;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the boxes of the graph say; the choice is kept.
final class DetailMenu extends MenuButton {
    private static final String CHOSEN = "details";

    DetailMenu(GraphView view, Settings settings) {
        setId("detail-menu");
        Parts.styled(this, Styles.TOOL);
        setGraphic(new FontIcon("mdi2c-card-text-outline"));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMinWidth(USE_PREF_SIZE);
        Parts.named(this, Texts.get("graph.details"));
        settings.get(CHOSEN, Detail[].class)
                .ifPresent(kept -> view.detailsProperty().set(Set.of(kept)));
        for (var detail : Detail.values()) {
            var item = new CheckMenuItem(Texts.get("detail." + detail));
            item.setId("detail-" + detail);
            item.setOnAction(_ -> view.toggle(detail));
            getItems().add(item);
            view.detailsProperty().subscribe(now -> item.setSelected(now.contains(detail)));
        }
        view.detailsProperty().subscribe((_, now) -> settings.put(CHOSEN, now));
    }
}
