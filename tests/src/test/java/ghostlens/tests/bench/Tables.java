package ghostlens.tests.bench;

import ghostlens.tests.bench.Accuracy.Distance;
import ghostlens.tests.bench.Endurance.Mark;
import ghostlens.tests.bench.Growth.Size;
import ghostlens.tests.bench.Preparation.Cost;
import ghostlens.tests.bench.Profiling.Profiled;
import ghostlens.tests.bench.Searching.Answered;
import ghostlens.tests.bench.Stability.Spread;
import ghostlens.tests.bench.Start.Primed;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Results as Markdown, and as lines to watch while they come in.
final class Tables {
    private Tables() {}

    static String of(Findings findings) {
        var table = switch (findings) {
            case Comparison comparison -> table(comparison);
            case Stability stability -> table(stability);
            case Accuracy accuracy -> table(accuracy);
            case Preparation preparation -> table(preparation);
            case Profiling profiling -> table(profiling);
            case Start start -> table(start);
            case Searching searching -> table(searching);
            case Endurance endurance -> table(endurance);
            case Growth growth -> table(growth);
        };
        return Stream.concat(findings.conditions().lines().stream(), findings.summary().stream())
                .map(line -> "* " + line + "\n")
                .collect(Collectors.joining("", "", "\n" + table));
    }

    static String progress(Row row) {
        return "%-18s batch %2d, threads %d  %-12s %9.3f ms  ratio %.3f (minima %.3f)  %6.1f GFLOP/s%s"
                .formatted(
                        row.network(),
                        row.batch(),
                        row.threads(),
                        row.engine(),
                        row.minimumMs(),
                        row.medianRatio(),
                        row.ratioOfMinima(),
                        row.gflops(),
                        doubt(row));
    }

    /// Processor time counts the calling thread alone: where most was done elsewhere it says too little.
    private static String doubt(Row row) {
        return row.threads() == 1 && row.onCallingThread() < 0.5 ? "  (not on the calling thread!)" : "";
    }

    static String progress(Distance distance) {
        return "%-28s %-9s %-13s %-12s %.2e of the scale"
                .formatted(
                        distance.network(), distance.form(), distance.input(), distance.engine(), distance.relative());
    }

    private static String table(Comparison comparison) {
        var header = List.of(
                "network",
                "batch",
                "threads",
                "engine",
                "clock",
                "min ms",
                "median ms",
                "wall min ms",
                "wall median ms",
                "ratio of minima",
                "median ratio",
                "GFLOP/s",
                "of peak");
        return table(header, comparison.rows(), Tables::cells);
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.network(),
                String.valueOf(row.batch()),
                String.valueOf(row.threads()),
                row.engine(),
                row.clock(),
                "%.3f".formatted(row.minimumMs()),
                "%.3f".formatted(row.medianMs()),
                "%.3f".formatted(row.wallMinimumMs()),
                "%.3f".formatted(row.wallMedianMs()),
                "%.3f".formatted(row.ratioOfMinima()),
                "%.3f".formatted(row.medianRatio()),
                "%.1f".formatted(row.gflops()),
                "%.0f %%".formatted(100 * row.shareOfPeak()));
    }

    private static String table(Accuracy accuracy) {
        var header =
                List.of("network", "form", "input", "engine", "largest difference", "scale", "relative to the scale");
        return table(
                header,
                accuracy.distances(),
                distance -> List.of(
                        distance.network(),
                        distance.form(),
                        distance.input(),
                        distance.engine(),
                        "%.2e".formatted(distance.absolute()),
                        "%.3g".formatted(distance.scale()),
                        "%.2e".formatted(distance.relative())));
    }

    static String progress(Cost cost) {
        return "%-32s %-8s %9.2f ms %9.1f MB allocated %9.1f MB outside the heap"
                .formatted(
                        cost.network(), cost.part(), cost.ms(), cost.allocatedBytes() / 1e6, cost.outsideBytes() / 1e6);
    }

    private static String table(Preparation preparation) {
        var header = List.of("network", "nodes", "part", "ms", "MB allocated", "MB outside the heap");
        return table(
                header,
                preparation.costs(),
                cost -> List.of(
                        cost.network(),
                        String.valueOf(cost.nodes()),
                        cost.part(),
                        "%.2f".formatted(cost.ms()),
                        "%.1f".formatted(cost.allocatedBytes() / 1e6),
                        "%.1f".formatted(cost.outsideBytes() / 1e6)));
    }

    static String progress(Size size) {
        return "%-32s %6d nodes %6d steps %9.2f ms %8.1f µs a node"
                .formatted(size.network(), size.nodes(), size.steps(), size.ms(), size.microsecondsPerNode());
    }

    private static String table(Growth growth) {
        var header =
                List.of("network", "nodes", "steps", "ms", "µs a node", "ms back and forth", "MB allocated", "MB kept");
        return table(
                header,
                growth.sizes(),
                size -> List.of(
                        size.network(),
                        "%,d".formatted(size.nodes()),
                        "%,d".formatted(size.steps()),
                        "%.1f".formatted(size.ms()),
                        "%.1f".formatted(size.microsecondsPerNode()),
                        "%.1f".formatted(size.replayMs()),
                        "%.1f".formatted(size.allocatedBytes() / 1e6),
                        "%.1f".formatted(size.keptBytes() / 1e6)));
    }

    static String progress(Answered answer) {
        return "%-34s %6d hits  first %7.2f ms  median %7.2f ms  slowest by the clock %7.2f ms"
                .formatted(answer.query(), answer.hits(), answer.firstMs(), answer.medianMs(), answer.slowestMs());
    }

    private static String table(Searching searching) {
        return table(
                List.of("search", "hits", "first CPU ms", "median CPU ms", "slowest ms by the clock"),
                searching.answers(),
                answer -> List.of(
                        "`" + answer.query() + "`",
                        String.valueOf(answer.hits()),
                        "%.2f".formatted(answer.firstMs()),
                        "%.2f".formatted(answer.medianMs()),
                        "%.2f".formatted(answer.slowestMs())));
    }

    private static String table(Stability stability) {
        var header = List.of(
                "network",
                "batch",
                "threads",
                "engine",
                "lowest",
                "median",
                "highest",
                "spread",
                "median ms",
                "spread");
        return table(header, stability.spreads(), Tables::cells);
    }

    private static List<String> cells(Spread spread) {
        return List.of(
                spread.row().network(),
                String.valueOf(spread.row().batch()),
                String.valueOf(spread.row().threads()),
                spread.row().engine(),
                "%.3f".formatted(spread.ratio().lowest()),
                "%.3f".formatted(spread.ratio().median()),
                "%.3f".formatted(spread.ratio().highest()),
                percent(spread.ratio().relative()),
                "%.3f".formatted(spread.ms().median()),
                percent(spread.ms().relative()));
    }

    private static String percent(double share) {
        return "%.1f %%".formatted(100 * share);
    }

    static String progress(Primed primed) {
        return "%-6s primed after %8.0f ms".formatted(primed.kind(), primed.ms());
    }

    private static String table(Start start) {
        return table(
                List.of("start", "ms until primed"),
                start.starts(),
                primed -> List.of(primed.kind(), "%.0f".formatted(primed.ms())));
    }

    static String progress(Profiled profiled) {
        return "%-32s coverage %6.2f %%  overhead %5.2f %% (%s)"
                .formatted(profiled.network(), 100 * profiled.coverage(), 100 * profiled.overhead(), between(profiled));
    }

    private static String between(Profiled profiled) {
        return "%.2f to %.2f %%".formatted(100 * profiled.overheadFrom(), 100 * profiled.overheadTo());
    }

    private static String table(Profiling profiling) {
        var header = List.of("network", "operators", "median ms", "coverage", "overhead", "95 % interval");
        return table(
                header,
                profiling.profiles(),
                profiled -> List.of(
                        profiled.network(),
                        String.valueOf(profiled.operators()),
                        "%.3f".formatted(profiled.ms()),
                        "%.2f %%".formatted(100 * profiled.coverage()),
                        "%.2f %%".formatted(100 * profiled.overhead()),
                        between(profiled)));
    }

    static String progress(Mark mark) {
        return "%-18s %6d runs  heap %6.1f MB  resident %7.1f MB  %6d bytes allocated per run"
                .formatted(
                        mark.network(), mark.runs(), mark.heapBytes() / 1e6, mark.residentBytes() / 1e6, mark.perRun());
    }

    private static String table(Endurance endurance) {
        var header = List.of("network", "runs", "heap MB", "resident MB", "bytes allocated per run");
        return table(
                header,
                endurance.marks(),
                mark -> List.of(
                        mark.network(),
                        String.valueOf(mark.runs()),
                        "%.1f".formatted(mark.heapBytes() / 1e6),
                        "%.1f".formatted(mark.residentBytes() / 1e6),
                        String.valueOf(mark.perRun())));
    }

    private static <T> String table(List<String> header, List<T> rows, Function<T, List<String>> cells) {
        var rule = Collections.nCopies(header.size(), "---");
        return Stream.concat(Stream.of(header, rule), rows.stream().map(cells))
                .map(line -> line.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
