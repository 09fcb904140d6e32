package ghostlens.viewer.layout;

import static java.util.Objects.requireNonNull;

import ghostlens.viewer.layout.Inside.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Where the lines of a column begin and end across the flow; the spine is at 0.
final class Ports {
    private static final double DISTANCE = 16;
    private static final double CORNER = 8;

    private final Inside inside;
    private final int count;
    private final double[] sides;
    private final List<Link> skips;
    private final List<List<Link>> into = new ArrayList<>();
    private final List<List<Link>> outOf = new ArrayList<>();
    private final Map<Link, Double> from = new HashMap<>();
    private final Map<Link, Double> to = new HashMap<>();
    private final double[] entries;
    private final double[] exits;

    Ports(Inside inside) {
        this.inside = inside;
        this.count = inside.parts().size();
        this.skips = inside.links().stream().filter(l -> !isStep(l)).toList();
        this.entries = new double[inside.inputs()];
        this.exits = new double[inside.outputs()];
        this.sides = new double[count];
        for (int i = 0; i < count; i++) {
            into.add(new ArrayList<>());
            outOf.add(new ArrayList<>());
        }
        inside.links().stream().filter(this::isStep).forEach(this::sort);
        for (int i = 0; i < count; i++) {
            sides[i] = -spine(i);
        }
    }

    private void sort(Link link) {
        if (!link.from().isBorder()) {
            outOf.get(link.from().part()).add(link);
        }
        if (!link.to().isBorder()) {
            into.get(link.to().part()).add(link);
        }
    }

    /// The place of a part's border that the spine runs through.
    private double spine(int i) {
        var part = inside.parts().get(i);
        if (!part.in().isEmpty() && !into.get(i).isEmpty()) {
            return part.in().get(into.get(i).getFirst().to().port());
        }
        if (!part.out().isEmpty() && !outOf.get(i).isEmpty()) {
            return part.out().get(outOf.get(i).getFirst().from().port());
        }
        return across(i) / 2;
    }

    /// Gives every line its ends, those of lines in outer lanes farther from the spine.
    void assign(Lanes lanes) {
        skips.stream().sorted(lanes.innerFirst()).forEach(this::sort);
        for (int i = 0; i < count; i++) {
            var part = inside.parts().get(i);
            for (int k = 0; k < outOf.get(i).size(); k++) {
                var link = outOf.get(i).get(k);
                from.put(
                        link,
                        part.out().isEmpty()
                                ? free(i, k)
                                : side(i) + part.out().get(link.from().port()));
            }
            for (int k = 0; k < into.get(i).size(); k++) {
                var link = into.get(i).get(k);
                to.put(
                        link,
                        part.in().isEmpty()
                                ? free(i, k)
                                : side(i) + part.in().get(link.to().port()));
            }
        }
        var known = new boolean[entries.length];
        var steps = inside.links().stream().filter(this::isStep);
        Stream.concat(steps, skips.stream().sorted(lanes.innerFirst())).forEach(link -> border(link, known, lanes));
    }

    private void border(Link link, boolean[] known, Lanes lanes) {
        if (link.from().isBorder()) {
            int port = link.from().port();
            if (!known[port]) {
                known[port] = true;
                entries[port] = isStep(link) ? requireNonNull(to.get(link)) : lanes.of(link);
            }
            from.put(link, entries[port]);
        }
        if (link.to().isBorder()) {
            int port = link.to().port();
            exits[port] = isStep(link) ? requireNonNull(from.get(link)) : lanes.of(link);
            to.put(link, exits[port]);
        }
    }

    private double free(int part, int index) {
        return Math.min(side(part) + across(part) / 2 + index * DISTANCE, farSide(part) - CORNER);
    }

    private double across(int part) {
        var p = inside.parts().get(part);
        return inside.flow() == Flow.DOWN ? p.width() : p.height();
    }

    /// Whether a line leads to the next part, or between the border and the part beside it.
    boolean isStep(Link link) {
        return (link.to().isBorder() ? count : link.to().part()) == link.from().part() + 1;
    }

    List<Link> skips() {
        return skips;
    }

    double side(int part) {
        return sides[part];
    }

    double farSide(int part) {
        return sides[part] + across(part);
    }

    double from(Link link) {
        return requireNonNull(from.get(link));
    }

    double to(Link link) {
        return requireNonNull(to.get(link));
    }

    /// Where lines come in through the border.
    DoubleStream entries() {
        return DoubleStream.of(entries);
    }

    /// Where lines leave through the border.
    DoubleStream exits() {
        return DoubleStream.of(exits);
    }
}
