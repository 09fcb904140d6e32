package ghostlens.app.window;

import ghostlens.app.panel.evolution.Playback;
import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.workspace.Commands;
import ghostlens.model.net.Form;
import java.util.List;

/// Everything a user can do, with its key; what the palette lists and the key sheet shows.
final class Actions {
    private Actions() {}

    /// The actions that the graph view handles itself are listed too, so that the palette and the sheet have them.
    static List<Action> of(
            MainWindow window, Commands commands, GraphPanel graph, Comparing comparing, Theme theme) {
        var view = graph.view();
        return List.of(
                Action.of("open", "Shortcut+O", window::chooseFile),
                Action.of("run", "Shortcut+R", window::run),
                Action.of("stop", "Shortcut+Period", window::stop),
                Action.of("fuse", "Shortcut+E", window::fuse),
                Action.of("measure", "Shortcut+M", window::measure),
                Action.of("measureConcat", window::measureConcat),
                Action.of("export", "Shortcut+Shift+X", window::showExport),
                Action.of("picture", window::choosePicture),
                Action.of("training", "Alt+1", () -> commands.setForm(Form.TRAINING)),
                Action.of("deploy", "Alt+2", () -> commands.setForm(Form.DEPLOY)),
                Action.of("inference", "Alt+3", () -> commands.setForm(Form.INFERENCE)),
                Action.of("search", "Shortcut+F", graph::focusSearch),
                Action.of("catalog", "Shortcut+L", window::focusCatalog),
                Action.of("inspect", "Shortcut+Enter", window::focusInspector),
                Action.of("evolution", "Shortcut+Shift+V", window::openEvolution),
                Action.of("nextStage", "Page Down", () -> window.evolve(Playback::forward)),
                Action.of("previousStage", "Page Up", () -> window.evolve(Playback::back)),
                Action.of("play", "P", () -> window.evolve(Playback::toggle)),
                Action.of("motion", window::toggleMotion),
                Action.of("compare", "Shortcut+Shift+D", comparing::toggle),
                Action.of("swap", comparing::swap),
                Action.of("nextDifference", "F7", comparing::next),
                Action.of("previousDifference", "Shift+F7", comparing::previous),
                Action.of("back", "Alt+Left", window::back),
                Action.of("forward", "Alt+Right", window::forward),
                Action.of("fit", "Shortcut+0", view::fit),
                Action.of("actualSize", "Shortcut+1", view::resetZoom),
                Action.of("zoomIn", "Shortcut+Plus", view::zoomIn),
                Action.of("zoomOut", "Shortcut+Minus", view::zoomOut),
                Action.of("openGroups", "Shortcut+Shift+E", view::openAll),
                Action.of("closeGroups", "Shortcut+Shift+C", view::closeAll),
                Action.of("panels", "Shortcut+J", window::togglePanels),
                Action.of("flow", "Shortcut+K", view::turnFlow),
                Action.of("heat", "Shortcut+H", graph::toggleHeat),
                Action.of("theme", "Shortcut+T", theme::toggle),
                Action.of("palette", "Shortcut+Shift+P", window::showPalette),
                Action.of("keys", "Shift+Slash", window::showKeys));
    }
}
