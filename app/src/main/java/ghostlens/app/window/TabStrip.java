package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Tab;
import ghostlens.app.workspace.Tabs;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;

/// The tabs of the open networks, above the graph. They hold nothing themselves: going to one changes what the panels
/// show.
final class TabStrip extends TabPane {
    private static final String TAB = "tab";

    private final Tabs tabs;
    private final Commands commands;
    private final Map<Tab, javafx.scene.control.Tab> shown = new HashMap<>();
    private boolean following;

    TabStrip(Tabs tabs, Commands commands) {
        this.tabs = tabs;
        this.commands = commands;
        setId("networks");
        Parts.styled(this, Styles.TAB_STRIP);
        setAccessibleText(Texts.get("tabs.title"));
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setMinHeight(USE_PREF_SIZE);
        tabs.all().subscribe(this::follow);
        tabs.shown().subscribe(_ -> follow());
        getSelectionModel().selectedItemProperty().subscribe(this::goTo);
        follow();
    }

    /// Shows the tabs as they are; that is not the user's doing.
    private void follow() {
        following = true;
        shown.keySet().retainAll(tabs.all());
        getTabs().retainAll(shown.values());
        for (int i = 0; i < tabs.all().size(); i++) {
            var tab = shown(tabs.all().get(i));
            if (!getTabs().contains(tab)) {
                getTabs().add(i, tab);
            }
        }
        var now = tabs.shown().get();
        if (now != null) {
            getSelectionModel().select(shown(now));
        }
        boolean any = !tabs.all().isEmpty();
        setVisible(any);
        setManaged(any);
        following = false;
    }

    private javafx.scene.control.Tab shown(Tab tab) {
        return shown.computeIfAbsent(tab, this::made);
    }

    private javafx.scene.control.Tab made(Tab tab) {
        var made = new javafx.scene.control.Tab();
        made.getProperties().put(TAB, tab);
        tab.bookmark().subscribe(bookmark -> {
            made.setText(bookmark.title());
            made.setTooltip(new Tooltip(bookmark.description()));
        });
        made.setOnCloseRequest(event -> {
            event.consume();
            commands.close(tab);
        });
        return made;
    }

    private void goTo(javafx.scene.control.Tab chosen) {
        if (!following && chosen != null && chosen.getProperties().get(TAB) instanceof Tab tab) {
            commands.goTo(tab);
        }
    }
}
