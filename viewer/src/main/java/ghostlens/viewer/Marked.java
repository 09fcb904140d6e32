package ghostlens.viewer;

import java.util.Map;
import java.util.Set;
import javafx.scene.paint.Color;

/// What is set off from the rest of a graph.
///
/// @param selected the paths of the selected boxes
/// @param lit the paths of the boxes that stay bright while all others are dimmed; empty for all
/// @param badges what the overlay says, by path
/// @param heaviest the weight of the strongest colour
/// @param isDiverging whether the badges lie on both sides of 0
/// @param marks what became of boxes, by path
record Marked(
        Set<String> selected,
        Set<String> lit,
        Map<String, Badge> badges,
        double heaviest,
        boolean isDiverging,
        Map<String, Mark> marks) {

    /// The colour of a badge against the heaviest.
    Color color(Badge badge, Colors colors) {
        double share = heaviest > 0 ? badge.weight() / heaviest : 0;
        return isDiverging ? colors.difference(share) : colors.heat(share);
    }

    boolean isSelected(String path) {
        return selected.contains(path);
    }

    boolean dims(String path) {
        return !lit.isEmpty() && !lit.contains(path);
    }

    static double heaviest(Map<String, Badge> badges) {
        return badges.values().stream()
                .mapToDouble(badge -> Math.abs(badge.weight()))
                .max()
                .orElse(0);
    }
}
