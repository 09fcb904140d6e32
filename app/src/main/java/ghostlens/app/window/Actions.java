package ghostlens.app.window;

import ghostlens.app.panel.evolution.Playback;
import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.panel.overlay.Heat;
import ghostlens.app.window.Action.Place;
import ghostlens.app.workspace.Commands;
import ghostlens.model.net.Form;
import ghostlens.viewer.GraphCommand;
import ghostlens.viewer.layout.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything a user can do, with its key; what the palette lists and the key sheet shows.
final class Actions {
    private Actions() {}

    static List<Action> of(MainWindow window, Commands commands, GraphPanel graph, Comparing comparing, Theme theme) {
        return Stream.of(
                        files(window, commands),
                        tabs(commands),
                        running(window, commands),
                        evolution(window),
                        comparing(window, comparing),
                        going(window, graph),
                        looks(window, graph, theme),
                        heats(graph),
                        graph(graph))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Action> files(MainWindow window, Commands commands) {
        return List.of(
                Action.of("open", "Ctrl+O", window::chooseFile),
                Action.of("reload", "F5", commands::reload),
                Action.of("recent", window::showRecent),
                Action.of("picture", window::choosePicture),
                Action.of("export", "Ctrl+Shift+X", window::showExport));
    }

    private static List<Action> tabs(Commands commands) {
        return List.of(
                Action.of("nextTab", List.of("Ctrl+Tab", "Ctrl+Page Down"), () -> commands.goAlong(1)),
                Action.of("previousTab", List.of("Ctrl+Shift+Tab", "Ctrl+Page Up"), () -> commands.goAlong(-1)),
                Action.of("closeTab", List.of("Ctrl+W"), commands::close));
    }

    private static List<Action> running(MainWindow window, Commands commands) {
        return List.of(
                Action.of("run", "Ctrl+R", () -> window.results().run()),
                Action.of("stop", "Ctrl+.", window::stop),
                Action.of("fuse", "Ctrl+E", () -> window.results().fuse()),
                Action.of("activations", "Ctrl+Shift+A", window::computeActivations),
                Action.of("measure", "Ctrl+M", () -> window.results().measure()),
                Action.of("measureConcat", () -> window.results().measureConcat()),
                Action.of("training", "Alt+1", () -> commands.setForm(Form.TRAINING)),
                Action.of("deploy", "Alt+2", () -> commands.setForm(Form.DEPLOY)),
                Action.of("inference", "Alt+3", () -> commands.setForm(Form.INFERENCE)));
    }

    private static List<Action> evolution(MainWindow window) {
        return List.of(
                Action.of("evolution", "Ctrl+Shift+V", window::openEvolution),
                Action.of("nextStage", "Page Down", () -> window.evolve(Playback::forward)),
                Action.of("previousStage", "Page Up", () -> window.evolve(Playback::back)),
                Action.of("play", "P", () -> window.evolve(Playback::toggle)),
                Action.of("motion", window::toggleMotion));
    }

    private static List<Action> comparing(MainWindow window, Comparing comparing) {
        return List.of(
                Action.of("compare", "Ctrl+Shift+D", window::toggleComparison),
                Action.of("swap", comparing::swap),
                Action.of("nextDifference", "F7", comparing::next),
                Action.of("previousDifference", "Shift+F7", comparing::previous));
    }

    private static List<Action> going(MainWindow window, GraphPanel graph) {
        return List.of(
                Action.of("search", "Ctrl+F", graph::focusSearch),
                Action.of("catalog", "Ctrl+L", window::focusCatalog),
                Action.of("inspect", "Ctrl+Enter", window::focusInspector),
                Action.of("back", "Alt+Left", () -> window.places().back()),
                Action.of("forward", "Alt+Right", () -> window.places().forward()),
                Action.of("undo", "Ctrl+Z", () -> window.views().undo()),
                Action.of("redo", "Ctrl+Shift+Z", () -> window.views().redo()),
                digits("recall", "", which -> window.views().recall(which + 1)),
                digits("store", "Shift+", which -> window.views().store(which + 1)),
                new Action(
                        "copyNames",
                        Place.GRAPH,
                        List.of("Ctrl+C"),
                        _ -> window.copy().names()),
                Action.of("copyTable", () -> window.copy().table()));
    }

    /// An action of the digits from 1 to 9.
    private static Action digits(String id, String held, IntConsumer run) {
        var keys = IntStream.rangeClosed(1, 9).mapToObj(digit -> held + digit).toList();
        return new Action(id, Place.WINDOW, keys, run);
    }

    private static List<Action> looks(MainWindow window, GraphPanel graph, Theme theme) {
        return List.of(
                Action.of("panels", "Ctrl+J", window::togglePanels),
                Action.of("flow", "Ctrl+K", () -> graph.view().turnFlow()),
                Action.of("attributes", "Ctrl+D", () -> graph.view().toggle(Detail.ATTRIBUTES)),
                Action.of("weights", "Ctrl+I", () -> graph.view().toggle(Detail.WEIGHTS)),
                Action.of("names", "Ctrl+U", () -> graph.view().toggle(Detail.NAMES)),
                Action.of("heat", "Ctrl+H", graph::toggleHeat),
                Action.of("nextHeat", "Ctrl+Shift+H", graph::nextHeat),
                Action.of("theme", "Ctrl+T", theme::toggle),
                Action.of("largerText", "Ctrl+Alt+Plus", () -> window.textSize().larger()),
                Action.of(
                        "smallerText", "Ctrl+Alt+Minus", () -> window.textSize().smaller()),
                Action.of("normalText", "Ctrl+Alt+0", () -> window.textSize().reset()),
                Action.of("palette", "Ctrl+Shift+P", window::showPalette),
                Action.of("keys", "?", window::showKeys));
    }

    private static List<Action> heats(GraphPanel graph) {
        return Stream.of(Heat.values())
                .map(heat -> Action.of("heat." + heat, () -> graph.chooseHeat(heat)))
                .toList();
    }

    private static List<Action> graph(GraphPanel graph) {
        var actions = new ArrayList<Action>();
        for (var command : GraphCommand.values()) {
            actions.add(new Action(id(command), Place.GRAPH, command.keys(), _ -> command.perform(graph.view())));
        }
        return actions;
    }

    /// How the action of a graph's command is called in texts and settings.
    static String id(GraphCommand command) {
        return "graph." + command;
    }
}
