package ghostlens.model.profile;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.run.Step;
import ghostlens.model.run.View;
import ghostlens.model.tensor.TensorShape;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Profiles of made-up times.
public final class Profiles {
    private Profiles() {}

    public static Conditions conditions(String network) {
        return new Conditions(
                network,
                Form.INFERENCE,
                TensorShape.of(2, 3, 32, 32),
                "reference",
                "loops, \"float64\"",
                View.DRAWN,
                2,
                10,
                false,
                "a machine, 2 cores",
                "Linux 6.1, amd64",
                "25",
                new TimerResolution(20, 41),
                new Load(0.1, 1.0 / 3),
                Instant.parse("2026-11-23T15:00:00.123456789Z"));
    }

    /// A step per operator of the graph; every fourth one has its successor folded into it.
    public static Profile of(OpGraph graph, int runs, LongSupplier nanos) {
        var work = graph.nodes().stream()
                .filter(node -> !(node.op() instanceof Op.Input))
                .toList();
        var steps = IntStream.range(0, work.size())
                .mapToObj(i -> new Step(work.get(i), folded(work, i), "kernel " + i))
                .toList();
        return of(conditions("a \"network\"\\1"), steps, runs, nanos);
    }

    private static List<Node> folded(List<Node> work, int i) {
        return i % 4 == 0 && i + 1 < work.size() ? List.of(work.get(i + 1)) : List.of();
    }

    private static Profile of(Conditions conditions, List<Step> steps, int runs, LongSupplier nanos) {
        var operators = steps.stream()
                .map(step -> new OpTiming(step, samples(runs, nanos), 1000, 4004, 1.0 / steps.size()))
                .toList();
        var total = IntStream.range(0, runs)
                .mapToObj(run ->
                        operators.stream().mapToLong(o -> o.samples().get(run)).sum() + 7)
                .toList();
        return new Profile(
                conditions,
                operators,
                new Samples(total),
                samples(runs, nanos),
                samples(runs, nanos),
                new Overhead(List.of(1.01, 0.1 + 0.2, 1.0 / 3)));
    }

    private static Samples samples(int runs, LongSupplier nanos) {
        return new Samples(LongStream.generate(nanos).limit(runs).boxed().toList());
    }
}
