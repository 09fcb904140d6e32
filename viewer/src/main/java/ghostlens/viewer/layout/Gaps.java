package ghostlens.viewer.layout;

import ghostlens.viewer.layout.Inside.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where a column's parts begin along the flow, and where between them its lines turn. In each gap come first the lines
/// that leave the column, then the labels, then the lines that come back.
final class Gaps {
    private static final double GAP = 12;
    private static final double LANE = 12;
    private static final double LABEL = 16;
    private static final double LABELLED = 20;
    private static final double BESIDE = 20;

    private final Inside inside;
    private final int count;
    private final boolean down;
    private final Ports ports;
    private final Lanes lanes;
    private final double[] labels;
    private final double[] labelStarts;
    private final double[] starts;
    private final Map<Link, Double> leaving = new HashMap<>();
    private final Map<Link, Double> arriving = new HashMap<>();
    private final double end;

    Gaps(Inside inside) {
        this.inside = inside;
        this.count = inside.parts().size();
        this.down = inside.flow() == Flow.DOWN;
        this.ports = new Ports(inside);
        this.labels = new double[count + 1];
        this.labelStarts = new double[count + 1];
        inside.links().stream()
                .filter(ports::isStep)
                .forEach(l -> labels[gap(l)] = Math.max(labels[gap(l)], l.label()));
        this.lanes = new Lanes(ports.skips(), count, this::beside, down ? LANE : LABEL + 2);
        ports.assign(lanes);
        this.starts = new double[count];
        this.end = place();
    }

    private static int gap(Link step) {
        return step.from().part() + 1;
    }

    /// How far from the spine a line runs that passes a part and the labels around it.
    private double beside(int part) {
        double label = down ? Math.max(labels[part], labels[part + 1]) : 0;
        return BESIDE + Math.max(ports.farSide(part), label);
    }

    private double place() {
        var out = listOfLists();
        var back = listOfLists();
        inside.links().stream()
                .filter(l -> ports.isStep(l) && ports.from(l) != ports.to(l))
                .forEach(l -> back.get(gap(l)).add(l));
        ports.skips().stream().sorted(lanes.innerFirst()).forEach(l -> {
            if (ports.from(l) != lanes.of(l)) {
                out.get(lanes.first(l)).addFirst(l);
            }
            if (ports.to(l) != lanes.of(l)) {
                back.get(lanes.last(l)).add(l);
            }
        });
        double at = down ? inside.top() : inside.left();
        for (int i = 0; i <= count; i++) {
            at = turns(at, out.get(i), leaving);
            labelStarts[i] = at + GAP;
            at += i > 0 && i < count ? 2 * GAP + labelLength(i) : out.get(i).isEmpty() ? 0 : GAP;
            at = turns(at - GAP, back.get(i), arriving) + GAP;
            if (i < count) {
                starts[i] = at;
                at += along(i);
            }
        }
        return at;
    }

    private List<List<Link>> listOfLists() {
        return IntStream.rangeClosed(0, count)
                .<List<Link>>mapToObj(_ -> new ArrayList<>())
                .toList();
    }

    private double turns(double from, List<Link> links, Map<Link, Double> places) {
        double at = from;
        for (var link : links) {
            at += down && link.label() > 0 && !ports.isStep(link) && places == leaving ? LABELLED : LANE;
            places.put(link, at);
        }
        return at;
    }

    private double labelLength(int gap) {
        return down ? LABEL : Math.max(LABEL, labels[gap]);
    }

    private double along(int part) {
        var p = inside.parts().get(part);
        return down ? p.height() : p.width();
    }

    Ports ports() {
        return ports;
    }

    double lane(Link skip) {
        return lanes.of(skip);
    }

    double start(int part) {
        return starts[part];
    }

    double finish(int part) {
        return starts[part] + along(part);
    }

    /// Behind the last part and what turns there.
    double end() {
        return end;
    }

    /// Where a line turns away from the column.
    double leaving(Link skip) {
        return leaving.getOrDefault(skip, 0.0);
    }

    /// Where a line turns to the part that it leads to.
    double arriving(Link link) {
        return arriving.getOrDefault(link, 0.0);
    }

    /// Where the label of a line to the next part begins along the flow.
    double label(Link step) {
        return labelStarts[gap(step)];
    }
}
