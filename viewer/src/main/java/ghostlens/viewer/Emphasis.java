package ghostlens.viewer;

import ghostlens.model.graph.Node;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is set off in a view at this moment; what takes long is computed only when it can have changed.
final class Emphasis {
    private final GraphView view;
    private Cause cause = new Cause(LaidOutGraph.EMPTY, Set.of(), null, false);
    private Traced traced = Traced.NOTHING;
    private Set<String> lit = Set.of();
    private LaidOutGraph badged = LaidOutGraph.EMPTY;
    private Overlay overlay = Overlay.NONE;
    private Map<String, Badge> badges = Map.of();
    private double heaviest;

    /// What lights boxes; layouts are compared by identity.
    private record Cause(
            LaidOutGraph graph,
            Set<String> selected,
            @Nullable String hovered,
            boolean traces) {
        boolean isSame(Cause other) {
            return graph == other.graph
                    && traces == other.traces
                    && selected.equals(other.selected)
                    && Objects.equals(hovered, other.hovered);
        }
    }

    Emphasis(GraphView view) {
        this.view = view;
    }

    Marked marked(@Nullable String hovered) {
        var target = view.picture().target();
        var now = new Cause(
                target, view.several().all(), hovered, view.tracingProperty().get());
        if (!now.isSame(cause)) {
            cause = now;
            traced = now.traces ? trace(now.selected) : Traced.NOTHING;
            lit = lit(now);
        }
        if (badged != target || overlay != view.overlayProperty().get()) {
            badged = target;
            overlay = view.overlayProperty().get();
            badges = badges();
            heaviest = Marked.heaviest(badges);
            view.picture().heaviest.set(heaviest);
        }
        return new Marked(
                view.several().boxes(),
                lit,
                badges,
                Math.max(heaviest, view.scaleProperty().get()),
                overlay.isDiverging(),
                view.marksProperty().get());
    }

    /// How many operators tracing lights, in a sentence; empty where it lights none.
    String words() {
        return traced.words();
    }

    private Traced trace(Set<String> selected) {
        var graph = view.graphProperty().get();
        return graph == null
                ? Traced.NOTHING
                : Traced.of(graph, selected.stream().map(view.groups()::inside).toList());
    }

    /// A closed group is lit through which a way leads.
    private Set<String> lit(Cause cause) {
        if (traced != Traced.NOTHING) {
            return traced.operators().stream()
                    .map(id -> view.groups().visible(id.path()))
                    .collect(Collectors.toSet());
        }
        return Optional.ofNullable(cause.hovered)
                .flatMap(cause.graph::box)
                .filter(b -> b.kind() != Kind.OPEN_GROUP)
                .map(b -> Paths.neighbours(cause.graph, b.path()))
                .orElse(Set.of());
    }

    private Map<String, Badge> badges() {
        var found = new HashMap<String, Badge>();
        if (overlay == Overlay.NONE) {
            return found;
        }
        for (var box : badged.boxes()) {
            var nodes = box.kind() == Kind.OPEN_GROUP
                    ? List.<Node>of()
                    : view.groups().inside(box.path());
            overlay.badge(nodes).ifPresent(badge -> found.put(box.path(), badge));
        }
        return found;
    }
}
