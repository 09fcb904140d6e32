package ghostlens.tests.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ghostlens.tests.bench.Row.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How much the same ratio differs from one JVM to the next, each of which compiles the kernels anew.
///
/// @param conditions of the first of them
/// @param jvms how many
record Stability(Circumstances conditions, int jvms, List<Spread> spreads) implements Findings {

    /// What fresh JVMs found for one engine on one network, ONNX Runtime among them: whose times differ can be seen.
    ///
    /// @param ratio the medians of pairs
    /// @param ms the medians of its own times
    record Spread(Key row, Range ratio, Range ms) {}

    /// @param relative from the lowest to the highest, as a share of the median
    record Range(double lowest, double median, double highest, double relative) {
        static Range of(List<Row> rows, ToDoubleFunction<Row> figure) {
            var values = rows.stream().mapToDouble(figure).sorted().toArray();
            double median = Times.median(values);
            double range = values[values.length - 1] - values[0];
            return new Range(values[0], median, values[values.length - 1], range / median);
        }
    }

    static Stability of(List<Comparison> runs) {
        var found = runs.stream()
                .flatMap(run -> run.rows().stream())
                .collect(groupingBy(Row::key, LinkedHashMap::new, toList()));
        var spreads = found.entrySet().stream()
                .map(entry -> spread(entry.getKey(), entry.getValue()))
                .toList();
        return new Stability(runs.getFirst().conditions(), runs.size(), spreads);
    }

    private static Spread spread(Key key, List<Row> rows) {
        return new Spread(key, Range.of(rows, Row::medianRatio), Range.of(rows, Row::medianMs));
    }

    @Override
    public String fileName() {
        return "stability";
    }

    /// The least steady of them.
    @Override
    public List<String> summary() {
        var worst = spreads.stream()
                .max((a, b) -> Double.compare(a.ratio().relative(), b.ratio().relative()))
                .orElseThrow();
        return List.of("%d JVMs; the ratio varies most on %s with batch %d, by %.1f %%"
                .formatted(
                        jvms,
                        worst.row().network(),
                        worst.row().batch(),
                        100 * worst.ratio().relative()));
    }
}
