package ghostlens.app.panel.overlay;

import ghostlens.model.graph.Node;
import ghostlens.viewer.Badge;
import ghostlens.viewer.Overlay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// A number of each operator as a mark on the graph.
///
/// @param title what the numbers are
/// @param values by operator; those that have none are not marked
/// @param merging what several come to in a closed group
/// @param written a number with its unit
/// @param isDiverging whether the numbers lie on both sides of 0
public record NumberOverlay(
        String title, Map<String, Double> values, Merging merging, DoubleFunction<String> written, boolean isDiverging)
        implements Overlay {

    public NumberOverlay {
        values = Map.copyOf(values);
    }

    @Override
    public Optional<Badge> badge(List<Node> nodes) {
        var found = nodes.stream()
                .map(node -> values.get(node.id().path()))
                .filter(Objects::nonNull)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        double merged = merging.of(found);
        return Optional.of(new Badge(written.apply(merged), merged));
    }
}
