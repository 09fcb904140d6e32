package ghostlens.app.workspace;

import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A network in a tab. While the tab is shown, all that belongs to it stands in the {@link Workspace}; while another
/// one
/// is, it waits here. A tab that rests holds no network: it is opened when the tab is gone to.
public final class Tab {
    private final ReadOnlyObjectWrapper<Bookmark> bookmark;
    private Optional<Sheet> sheet = Optional.empty();

    /// What a tab is of, and in which form.
    ///
    /// @param input its shape; empty for the one that it comes with
    /// @param classes how many; empty for as many as it comes with
    public record Bookmark(Visit visit, Form form, Optional<TensorShape> input, Optional<Integer> classes) {

        /// As it comes.
        public Bookmark(Visit visit, Form form) {
            this(visit, form, Optional.empty(), Optional.empty());
        }

        static Bookmark of(Opened opened) {
            var graph = opened.network().graph();
            var visit = Visit.of(opened);
            return new Bookmark(
                    visit,
                    opened.network().form(),
                    Optional.of(graph)
                            .filter(g -> g.inputs().size() == 1)
                            .map(OpGraph::inputShape)
                            .filter(TensorShape::isKnown),
                    opened.classes().filter(_ -> visit.file().isEmpty()));
        }

        Bookmark in(Form other) {
            return new Bookmark(visit, other, input, classes);
        }

        Bookmark asItComes() {
            return new Bookmark(visit, form);
        }

        /// Short enough for a tab: the name of its file, or the network's as people write it.
        public String title() {
            return visit.file().map(file -> file.getFileName().toString()).orElseGet(this::network);
        }

        private String network() {
            try {
                return Zoo.find(visit.name()).title();
            } catch (Problem _) {
                return visit.name();
            }
        }

        /// All there is to say: name, form, and where it came from.
        public String description() {
            var what = network() + " · " + form.label();
            return visit.file().map(file -> what + "\n" + file).orElse(what);
        }
    }

    Tab(Bookmark bookmark) {
        this.bookmark = new ReadOnlyObjectWrapper<>(bookmark);
    }

    public ReadOnlyObjectProperty<Bookmark> bookmark() {
        return bookmark.getReadOnlyProperty();
    }

    void setBookmark(Bookmark value) {
        bookmark.set(value);
    }

    /// Whether it holds no network.
    public boolean rests() {
        return sheet.isEmpty();
    }

    /// What belongs to it, as it was when another tab was gone to; empty where it rests.
    Optional<Sheet> sheet() {
        return sheet;
    }

    void keep(Sheet value) {
        sheet = Optional.of(value);
    }

    /// Forgets all but what it is of.
    void rest() {
        sheet = Optional.empty();
    }
}
