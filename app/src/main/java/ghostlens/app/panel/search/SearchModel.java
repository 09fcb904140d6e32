package ghostlens.app.panel.search;

import ghostlens.app.panel.search.Parsed.Query;
import ghostlens.app.panel.search.SearchIndex.Answer;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The search in what is open: a text, what it means, what it finds, and which hit is the present one.
public final class SearchModel {
    private static final String SAVED = "search.saved";
    private static final Found NOTHING = new Found(new Query(List.of()), new Answer(List.of(), ""), -1);

    private final Workspace workspace;
    private final Settings settings;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(NOTHING);
    private @Nullable SearchIndex index;

    /// What a text found.
    ///
    /// @param current which hit is the present one, from 0; -1 for none yet
    public record Found(Parsed parsed, Answer answer, int current) {
        public List<Hit> hits() {
            return answer.hits();
        }

        Found at(int hit) {
            return new Found(parsed, answer, hit);
        }

        boolean isIdle() {
            return parsed instanceof Query query && query.isEmpty();
        }
    }

    public SearchModel(Workspace workspace, Settings settings) {
        this.workspace = workspace;
        this.settings = settings;
        workspace.opened().subscribe(opened -> {
            index = null;
            search();
        });
        text.subscribe(_ -> search());
        workspace.profile().subscribe(_ -> searchAgain(Figure.TIME));
        workspace.fused().subscribe(_ -> searchAgain(Figure.ERROR));
    }

    /// What is searched for.
    public StringProperty text() {
        return text;
    }

    public ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    private void search() {
        var parsed = Parsed.of(text.get());
        found.set(new Found(parsed, answer(parsed), -1));
    }

    /// Has the index made, as when somebody is about to search: that takes longer than a search.
    void prepare() {
        index();
    }

    private SearchIndex index() {
        if (index == null) {
            var opened = workspace.opened().get();
            index = opened == null
                    ? SearchIndex.EMPTY
                    : SearchIndex.of(opened.network().graph());
        }
        return index;
    }

    private Answer answer(Parsed parsed) {
        return switch (parsed) {
            case Query query when query.isEmpty() -> new Answer(List.of(), "");
            case Query query -> index().answer(query, measured());
            case Parsed.Wrong wrong -> new Answer(List.of(), wrong.sentence());
        };
    }

    private Measured measured() {
        var fused = workspace.fused().get();
        return Measured.of(workspace.profile().get(), fused == null ? null : fused.equivalence());
    }

    /// The same anew where a figure that it asks for was measured meanwhile; the present hit stays if it is one still.
    private void searchAgain(Figure figure) {
        var before = found.get();
        if (before.parsed() instanceof Query query && query.asksFor(figure)) {
            var answer = answer(query);
            var nodes = answer.hits().stream().map(Hit::node).toList();
            int current = before.current() < 0
                    ? -1
                    : nodes.indexOf(before.hits().get(before.current()).node());
            found.set(new Found(query, answer, current));
        }
    }

    /// Goes on by so many hits, from the last to the first.
    ///
    /// @return the present hit's path; empty where there are no hits
    public Optional<String> step(int by) {
        var now = found.get();
        if (now.hits().isEmpty()) {
            return Optional.empty();
        }
        int next = now.current() < 0 && by < 0
                ? now.hits().size() - 1
                : Math.floorMod(now.current() + by, now.hits().size());
        return go(next);
    }

    /// Makes a hit the present one.
    Optional<String> go(int hit) {
        found.set(found.get().at(hit));
        return Optional.of(found.get().hits().get(hit).node().id().path());
    }

    /// The searches that are kept, the newest first.
    public List<String> saved() {
        return settings.get(SAVED, Saved.class).map(Saved::texts).orElse(List.of());
    }

    boolean isSaved() {
        return saved().contains(text.get().strip());
    }

    /// Keeps what is searched for, or forgets it.
    public void toggleSaved() {
        var present = text.get().strip();
        var texts = new ArrayList<>(saved());
        if (!texts.remove(present) && !present.isEmpty()) {
            texts.addFirst(present);
        }
        settings.put(SAVED, new Saved(texts));
    }

    record Saved(List<String> texts) {
        Saved(@Nullable List<String> texts) {
            this.texts = texts == null ? List.of() : List.copyOf(texts);
        }
    }
}
