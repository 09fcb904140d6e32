package ghostlens.app.panel.overlay;

import ghostlens.model.graph.Node;
import ghostlens.viewer.Badge;
import ghostlens.viewer.Overlay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
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

    /// What these come to together; empty where none has a number.
    public OptionalDouble of(List<Node> nodes) {
        var found = nodes.stream()
                .map(node -> values.get(node.id().path()))
                .filter(Objects::nonNull)
                .toList();
        return found.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(merging.of(found));
    }

    /// What all come to, as it is written; empty for what cannot be added up.
    public Optional<String> total() {
        return merging == Merging.SUM && !values.isEmpty()
                ? Optional.of(written.apply(merging.of(List.copyOf(values.values()))))
                : Optional.empty();
    }

    /// Differences of such numbers, with their signs.
    ///
    /// @param differences by operator
    public NumberOverlay differences(String name, Map<String, Double> differences) {
        DoubleFunction<String> signed = value -> (value > 0 ? "+" : "") + written.apply(value);
        return new NumberOverlay(name, differences, merging, signed, true);
    }

    @Override
    public Optional<Badge> badge(List<Node> nodes) {
        return of(nodes).stream()
                .mapToObj(merged -> new Badge(written.apply(merged), merged))
                .findFirst();
    }
}
