package ghostlens.app.panel.overlay;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// Which figure is laid over the graph.
public final class HeatMenu extends MenuButton {

    /// @param choose lays a figure over the graph, and asks for a file where it needs one
    public HeatMenu(HeatModel model, Consumer<Heat> choose) {
        setId("heat-menu");
        Parts.styled(this, Styles.TOOL);
        setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var heat : Heat.values()) {
            if (heat == Heat.TIME_DIFFERENCE) {
                getItems().add(new SeparatorMenuItem());
            }
            var item = new RadioMenuItem(heat.title() + (heat.needsFile() ? " …" : ""));
            item.setId("heat-" + heat);
            item.setToggleGroup(group);
            item.setOnAction(_ -> choose.accept(heat));
            getItems().add(item);
            model.chosen().subscribe(now -> item.setSelected(now == heat));
        }
        model.chosen().subscribe(now -> Parts.named(this, Texts.get("heat.menu", now.title())));
    }
}
