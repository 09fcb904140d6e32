package ghostlens.app.window;

import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import ghostlens.model.Problem;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps what is open for the next start, and opens it there as it was looked at.
final class SessionKeeper {
    private final Workspace workspace;
    private final Commands commands;
    private final GraphPanel panel;
    private final Settings settings;
    private @Nullable Session awaited;
    private String otherwise = "";
    private Optional<String> sentence = Optional.empty();

    SessionKeeper(Workspace workspace, Commands commands, GraphPanel panel, Settings settings) {
        this.workspace = workspace;
        this.commands = commands;
        this.panel = panel;
        this.settings = settings;
        workspace.opened().subscribe(this::opened);
        workspace.problem().subscribe(this::failed);
    }

    /// What is open now is what is opened at the next start.
    void keep() {
        var opened = workspace.opened().get();
        if (opened != null) {
            settings.put(
                    Session.KEY,
                    new Session(
                            opened.variant().name(),
                            opened.origin()
                                    .file()
                                    .map(f -> f.toAbsolutePath().toString())
                                    .orElse(null),
                            opened.network().form(),
                            ViewState.of(panel)));
        }
    }

    /// Opens what was open at the end of the last session.
    ///
    /// @param otherwise the network to open where there was none, or it is gone
    void restore(String otherwise) {
        this.otherwise = otherwise;
        var session = settings.get(Session.KEY, Session.class);
        if (session.isEmpty() || !restore(session.get())) {
            commands.open(Zoo.find(otherwise));
        }
        settings.problem().ifPresent(commands::refuse);
    }

    private boolean restore(Session session) {
        awaited = session;
        try {
            if (session.file() == null) {
                commands.open(Zoo.find(session.network()), session.form());
            } else {
                var file = Path.of(session.file());
                if (!Files.isReadable(file)) {
                    throw new Problem(Texts.get("session.gone", file));
                }
                commands.openFile(file, session.form());
            }
            return true;
        } catch (Problem | IllegalArgumentException e) {
            awaited = null;
            sentence =
                    Optional.of(e instanceof Problem p ? p.sentence() : Texts.get("session.gone", session.network()));
            return false;
        }
    }

    /// A file that is there and cannot be opened leaves nobody before an empty window.
    private void failed(@Nullable String problem) {
        boolean ended = commands.opening().get() == null && workspace.opened().get() == null;
        if (problem != null && awaited != null && ended) {
            awaited = null;
            sentence = Optional.of(problem);
            commands.open(Zoo.find(otherwise));
        }
    }

    private void opened(@Nullable Opened opened) {
        var session = awaited;
        if (opened == null) {
            return;
        }
        awaited = null;
        if (session != null && session.view() != null && opened.variant().name().equals(session.network())) {
            session.view().show(panel);
        }
        sentence.ifPresent(commands::refuse);
        sentence = Optional.empty();
    }
}
