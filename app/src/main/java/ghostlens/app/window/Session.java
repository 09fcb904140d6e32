package ghostlens.app.window;

import ghostlens.app.workspace.Tab.Bookmark;
import ghostlens.app.workspace.Visit;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was open when the program ended.
///
/// @param shown the place of the tab that was shown
record Session(List<Entry> tabs, int shown) {
    static final String KEY = "session";
    static final Session NONE = new Session(List.of(), 0);

    Session(@Nullable List<Entry> tabs, int shown) {
        this.tabs = tabs == null
                ? List.of()
                : tabs.stream().filter(Objects::nonNull).toList();
        this.shown = shown;
    }

    /// A tab.
    ///
    /// @param file where the network came from; null for one of the zoo
    /// @param input the shape of its input; null for the one that it comes with
    /// @param classes how many; null for as many as it comes with
    /// @param view how it was looked at
    record Entry(
            String network,
            @Nullable String file,
            Form form,
            @Nullable List<Integer> input,
            @Nullable Integer classes,
            @Nullable ViewState view) {
        Entry {
            if (network == null || form == null) {
                throw new IllegalArgumentException("a tab has a network and a form");
            }
            input = input == null ? null : List.copyOf(input);
        }

        static Entry of(Bookmark bookmark, Optional<ViewState> view) {
            var visit = bookmark.visit();
            return new Entry(
                    visit.name(),
                    visit.file().map(Path::toString).orElse(null),
                    bookmark.form(),
                    bookmark.input().map(TensorShape::extents).orElse(null),
                    bookmark.classes().orElse(null),
                    view.orElse(null));
        }

        /// What a sentence names it.
        String what() {
            return file == null ? network : file;
        }

        /// @throws IllegalArgumentException if it was damaged on disk
        Bookmark bookmark() {
            return new Bookmark(
                    new Visit(network, Optional.ofNullable(file).map(Path::of)),
                    form,
                    Optional.ofNullable(input).map(TensorShape::new),
                    Optional.ofNullable(classes));
        }
    }

    /// Where the window was.
    record Bounds(double x, double y, double width, double height, boolean maximized) {
        static final String KEY = "window";
    }
}
