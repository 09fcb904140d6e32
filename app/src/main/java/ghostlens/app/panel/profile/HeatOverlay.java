package ghostlens.app.panel.profile;

import ghostlens.app.panel.Numbers;
import ghostlens.model.graph.Node;
import ghostlens.viewer.Badge;
import ghostlens.viewer.Overlay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The profile on the graph: the median time of an operator, or the sum over the operators of a group.
public final class HeatOverlay implements Overlay {
    private final Map<String, ProfileRow> rows;

    public HeatOverlay(List<ProfileRow> rows) {
        this.rows = rows.stream().collect(Collectors.toMap(ProfileRow::path, Function.identity()));
    }

    @Override
    public Optional<Badge> badge(List<Node> nodes) {
        var timed = nodes.stream()
                .flatMap(node -> Optional.ofNullable(rows.get(node.id().path())).stream())
                .toList();
        long nanos = timed.stream().mapToLong(ProfileRow::medianNanos).sum();
        return timed.isEmpty() ? Optional.empty() : Optional.of(new Badge(Numbers.micros(nanos) + " µs", nanos));
    }
}
