package ghostlens.model.measure;

import java.util.List;

/// One column of Table 1: what all concats of the network and the adds in their place took at one batch size.
public record OperatorTimes(Layout layout, int batch, List<ShapeTimes> shapes) {
    public OperatorTimes {
        shapes = List.copyOf(shapes);
    }

    /// How many operators are accumulated.
    public int operators() {
        return shapes.stream().mapToInt(s -> s.shape().count()).sum();
    }

    /// The times of all operators, accumulated.
    public Times sum(Contender contender) {
        return shapes.stream()
                .map(s -> s.of(contender).times(s.shape().count()))
                .reduce(Times.NONE, Times::plus);
    }

    /// How many times as long as this contender a concat takes, by medians; 0 where nothing was measured.
    public double concatOver(Contender contender) {
        long other = sum(contender).medianNs();
        return other == 0 ? 0 : (double) sum(Contender.CONCAT).medianNs() / other;
    }
}
