package ghostlens.app.window;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import javafx.scene.Node;

/// Stands in the place of the graph while nothing is open, and says what to do; not before the first network had its
/// chance.
final class Nothing {
    private final Room room;
    private final Workspace workspace;
    private final Commands commands;
    private final Node noTab;
    private final Node tabRests;

    /// @param choose asks the user for a file to open
    /// @param search goes to the search of the catalogue
    Nothing(Room room, Workspace workspace, Commands commands, Runnable choose, Runnable search) {
        this.room = room;
        this.workspace = workspace;
        this.commands = commands;
        noTab = Parts.emptyState(
                "graph",
                Parts.textButton("empty-open", "mdi2f-folder-open-outline", Texts.get("action.open"), choose),
                Parts.textButton("empty-catalog", "mdi2m-magnify", Texts.get("action.catalog"), search));
        noTab.setId("nothing-open");
        tabRests = Parts.emptyState(
                "resting",
                Parts.textButton("empty-resume", "mdi2r-reload", Texts.get("empty.resting.open"), commands::wake));
        tabRests.setId("tab-rests");
        workspace.opened().subscribe((_, _) -> show());
        commands.opening().subscribe((_, _) -> show());
        workspace.tabs().shown().subscribe((_, _) -> show());
    }

    private void show() {
        boolean isEmpty = workspace.opened().get() == null && commands.opening().get() == null;
        if (isEmpty) {
            room.showInstead(workspace.tabs().shown().get() == null ? noTab : tabRests);
        } else if (room.shows(noTab) || room.shows(tabRests)) {
            room.showGraph();
        }
    }
}
