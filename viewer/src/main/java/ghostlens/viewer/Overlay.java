package ghostlens.viewer;

import ghostlens.model.graph.Node;
import java.util.List;
import java.util.Optional;

/// What is laid over a graph. The view asks for each box's mark and knows nothing of where it comes from.
@FunctionalInterface
public interface Overlay {
    Overlay NONE = _ -> Optional.empty();

    /// The mark of a box.
    ///
    /// @param nodes the operator, or all operators inside a closed group
    Optional<Badge> badge(List<Node> nodes);

    /// Whether weights lie on both sides of 0, with a colour for either.
    default boolean isDiverging() {
        return false;
    }
}
