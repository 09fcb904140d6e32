package ghostlens.app.window;

import ghostlens.app.window.Session.Entry;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Tab;
import ghostlens.app.workspace.Tabs;
import ghostlens.assets.Texts;
import ghostlens.model.Problem;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the tabs for the next start. There the one that was shown is opened, the others when they are gone to, each as
/// it was looked at.
final class SessionKeeper {
    private final Tabs tabs;
    private final Commands commands;
    private final TabLooks looks;
    private final Settings settings;

    SessionKeeper(Tabs tabs, Commands commands, TabLooks looks, Settings settings) {
        this.tabs = tabs;
        this.commands = commands;
        this.looks = looks;
        this.settings = settings;
    }

    /// The tabs that there are now are those of the next start.
    void keep() {
        var entries = tabs.all().stream()
                .map(tab -> Entry.of(tab.bookmark().get(), looks.of(tab)))
                .toList();
        settings.put(
                Session.KEY,
                new Session(entries, tabs.all().indexOf(tabs.shown().get())));
    }

    /// Opens what was open at the end of the last session; what is gone since is left out with a sentence.
    ///
    /// @param otherwise the network to open where nothing is left
    void restore(String otherwise) {
        var session = settings.get(Session.KEY, Session.class).orElse(Session.NONE);
        var gone = new ArrayList<String>();
        @Nullable Tab shown = null;
        for (int i = 0; i < session.tabs().size(); i++) {
            var entry = session.tabs().get(i);
            var tab = restored(entry).orElse(null);
            if (tab == null) {
                gone.add(entry.what());
            } else if (shown == null || i <= session.shown()) {
                shown = tab;
            }
        }
        if (shown == null) {
            commands.open(Zoo.find(otherwise));
        } else {
            commands.goTo(shown);
        }
        sentence(gone).or(settings::problem).ifPresent(commands::refuse);
    }

    private Optional<Tab> restored(Entry entry) {
        try {
            var bookmark = entry.bookmark();
            if (bookmark.visit().file().isEmpty()) {
                Zoo.find(entry.network());
            } else if (!Files.isReadable(bookmark.visit().file().get())) {
                return Optional.empty();
            }
            var tab = commands.add(bookmark);
            Optional.ofNullable(entry.view()).ifPresent(view -> looks.put(tab, view));
            return Optional.of(tab);
        } catch (Problem | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> sentence(List<String> gone) {
        return switch (gone.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Texts.get("session.gone", gone.getFirst()));
            default -> Optional.of(Texts.get("session.goneSeveral", String.join(", ", gone)));
        };
    }
}
