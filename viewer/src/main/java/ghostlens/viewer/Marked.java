package ghostlens.viewer;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is set off from the rest of a graph.
///
/// @param selected the path of the selected box
/// @param lit the paths of the boxes that stay bright while all others are dimmed; empty for all
/// @param badges what the overlay says, by path
/// @param heaviest of the badges
/// @param marks what became of boxes, by path
record Marked(
        @Nullable String selected,
        Set<String> lit,
        Map<String, Badge> badges,
        double heaviest,
        Map<String, Mark> marks) {

    /// A badge's weight against the heaviest, 0 to 1.
    double heat(Badge badge) {
        return heaviest > 0 ? badge.weight() / heaviest : 0;
    }

    boolean dims(String path) {
        return !lit.isEmpty() && !lit.contains(path);
    }

    static double heaviest(Map<String, Badge> badges) {
        return badges.values().stream().mapToDouble(Badge::weight).max().orElse(0);
    }
}
