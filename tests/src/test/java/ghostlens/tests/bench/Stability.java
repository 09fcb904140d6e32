package ghostlens.tests.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import ghostlens.tests.bench.Row.Key;
import java.util.LinkedHashMap;
import java.util.List;

/// How much the same ratio differs from one JVM to the next, each of which compiles the kernels anew.
///
/// @param conditions of the first of them
/// @param jvms how many
record Stability(Circumstances conditions, int jvms, List<Spread> spreads) implements Findings {

    /// The medians of pairs that fresh JVMs found for one engine on one network.
    ///
    /// @param relative from the lowest to the highest, as a share of the median
    record Spread(Key row, double lowest, double median, double highest, double relative) {
        static Spread of(Key row, List<Double> ratios) {
            var values =
                    ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double median = Times.median(values);
            double range = values[values.length - 1] - values[0];
            return new Spread(row, values[0], median, values[values.length - 1], range / median);
        }
    }

    static Stability of(List<Comparison> runs) {
        var ratios = runs.stream()
                .flatMap(run -> run.rows().stream())
                .filter(row -> !row.engine().equals(Contender.ONNX_RUNTIME))
                .collect(groupingBy(Row::key, LinkedHashMap::new, mapping(Row::medianRatio, toList())));
        var spreads = ratios.entrySet().stream()
                .map(entry -> Spread.of(entry.getKey(), entry.getValue()))
                .toList();
        return new Stability(runs.getFirst().conditions(), runs.size(), spreads);
    }

    @Override
    public String fileName() {
        return "stability";
    }

    /// The least steady of them.
    @Override
    public List<String> summary() {
        var worst = spreads.stream()
                .max((a, b) -> Double.compare(a.relative(), b.relative()))
                .orElseThrow();
        return List.of("%d JVMs; the ratio varies most on %s with batch %d, by %.1f %%"
                .formatted(jvms, worst.row().network(), worst.row().batch(), 100 * worst.relative()));
    }
}
