package ghostlens.model.measure;

import ghostlens.model.graph.Family;
import java.util.EnumMap;
import java.util.Map;

/// What each kind of operator took in a whole network, operator by operator as drawn.
///
/// @param families every kind that the network has
/// @param joins the concats, or the adds in their place, without the network's other adds
public record Shares(Map<Family, Times> families, Times joins) {
    public Shares {
        families = Map.copyOf(families);
    }

    /// The kinds in the order of {@link Family}.
    public Map<Family, Times> inOrder() {
        return new EnumMap<>(families);
    }

    /// All kinds together.
    public long totalNs() {
        return families.values().stream().mapToLong(Times::medianNs).sum();
    }

    /// A kind's part of the whole, 0 to 1; 0 for a kind that the network does not have.
    public double share(Family family) {
        return part(families.getOrDefault(family, Times.NONE));
    }

    /// The part of the concats, or of the adds in their place, 0 to 1.
    public double joinShare() {
        return part(joins);
    }

    private double part(Times times) {
        return totalNs() == 0 ? 0 : (double) times.medianNs() / totalNs();
    }
}
