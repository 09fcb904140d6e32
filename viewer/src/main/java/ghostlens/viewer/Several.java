package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is selected beside the one that was selected last. It goes when something else is selected, unless that is
/// added.
final class Several {
    private final ObjectProperty<@Nullable String> selected;
    private final Function<String, String> visible;
    private final ReadOnlyObjectWrapper<Set<String>> others = new ReadOnlyObjectWrapper<>(Set.of());
    private boolean holds;

    /// @param visible what is seen of a path
    Several(ObjectProperty<@Nullable String> selected, Function<String, String> visible) {
        this.selected = selected;
        this.visible = visible;
        selected.subscribe((_, _) -> {
            if (!holds) {
                others.set(Set.of());
            }
        });
    }

    /// The others.
    ReadOnlyObjectProperty<Set<String>> others() {
        return others.getReadOnlyProperty();
    }

    /// All that is selected.
    Set<String> all() {
        return Stream.concat(others.get().stream(), Stream.ofNullable(selected.get()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What is seen of all that is selected.
    Set<String> boxes() {
        return all().stream().map(visible).collect(Collectors.toSet());
    }

    /// Adds a path, which becomes the one selected last; takes it away where it was selected.
    void toggle(String path) {
        var next = all();
        if (!next.remove(path)) {
            next.add(path);
        }
        set(next);
    }

    /// Adds everything that is wholly in an area and not a group that is open.
    void add(LaidOutGraph graph, double left, double top, double right, double bottom) {
        var next = all();
        graph.boxes().stream()
                .filter(box -> box.kind() != Kind.OPEN_GROUP)
                .filter(box -> box.x() >= left && box.x() + box.width() <= right)
                .filter(box -> box.y() >= top && box.y() + box.height() <= bottom)
                .map(Box::path)
                .forEach(next::add);
        set(next);
    }

    /// Selects these instead; the last of them is the one selected last.
    void set(Collection<String> paths) {
        var rest = new LinkedHashSet<>(paths);
        var last = paths.stream().reduce((_, path) -> path).orElse(null);
        rest.remove(last);
        boolean held = holds;
        holds = true;
        selected.set(last);
        holds = held;
        others.set(Set.copyOf(rest));
    }

    /// Lights the ways between what is selected; where that is one box, it is kept until this is asked for again with
    /// another one selected.
    void showPaths(BooleanProperty tracing) {
        if (holds || !others.get().isEmpty()) {
            release();
            tracing.set(true);
        } else if (selected.get() != null) {
            holds = true;
            others.set(Set.copyOf(all()));
        }
    }

    private void release() {
        holds = false;
        var rest = new LinkedHashSet<>(others.get());
        rest.remove(selected.get());
        others.set(Set.copyOf(rest));
    }

    /// Selects what was selected before.
    void restore(@Nullable String last, Set<String> rest) {
        forget();
        selected.set(last);
        others.set(rest);
    }

    /// Forgets all but the one that was selected last.
    void forget() {
        holds = false;
        others.set(Set.of());
    }
}
