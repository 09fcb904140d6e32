package ghostlens.app.window;

import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Tab;
import ghostlens.app.workspace.Workspace;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.Outlook;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// How the graph of each tab is looked at: kept when another tab is gone to, put back when this one is.
final class TabLooks {
    private final GraphPanel panel;
    private final Workspace workspace;
    private final ViewMemory memory;
    private final Map<Tab, Look> looks = new WeakHashMap<>();
    private boolean arriving;

    /// @param outlook empty until the tab was shown, and of a tab that rests of no use
    /// @param changes what can be undone; as good as the outlook
    private record Look(ViewState state, Optional<Outlook> outlook, Optional<ViewMemory.Changes> changes) {
        boolean isOf(OpGraph graph) {
            return outlook.filter(look -> look.graph() == graph).isPresent();
        }
    }

    TabLooks(GraphPanel panel, Workspace workspace, ViewMemory memory) {
        this.panel = panel;
        this.workspace = workspace;
        this.memory = memory;
        panel.setKnown(graph -> shown().filter(look -> look.isOf(graph)).flatMap(Look::outlook));
        workspace.tabs().shown().subscribe((before, _) -> leave(before));
        workspace.opened().subscribe(this::arrive);
    }

    private Optional<Look> shown() {
        return Optional.ofNullable(looks.get(workspace.tabs().shown().get()));
    }

    private void leave(@Nullable Tab tab) {
        var changes = memory.leave();
        if (tab != null && workspace.opened().get() != null) {
            looks.put(tab, new Look(ViewState.of(panel), Outlook.of(panel.view()), Optional.of(changes)));
        }
        arriving = true;
    }

    /// What the graph panel has put back already lacks the heat and what can be undone.
    private void arrive(@Nullable Opened opened) {
        if (!arriving || opened == null) {
            return;
        }
        arriving = false;
        var look = shown();
        var whole = look.filter(l -> l.isOf(opened.network().graph()));
        if (whole.isPresent()) {
            whole.get().state().showHeat(panel);
        } else {
            look.ifPresent(l -> l.state().show(panel));
        }
        memory.goOn(whole.flatMap(Look::changes));
    }

    /// How a tab is to be looked at when its network is opened.
    void put(Tab tab, ViewState state) {
        looks.put(tab, new Look(state, Optional.empty(), Optional.empty()));
    }

    /// How a tab is looked at; empty where it never was.
    Optional<ViewState> of(Tab tab) {
        boolean seen =
                tab == workspace.tabs().shown().get() && workspace.opened().get() != null;
        return seen
                ? Optional.of(ViewState.of(panel))
                : Optional.ofNullable(looks.get(tab)).map(Look::state);
    }
}
