package ghostlens.app.cli;

import ghostlens.app.panel.Numbers;
import ghostlens.fuse.check.Compared;
import ghostlens.fuse.check.Difference;
import ghostlens.fuse.check.Equivalence;
import ghostlens.fuse.check.Quantiles;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The figures behind a verdict, as `fuse` and `verify` print them.
///
/// @param inputs what was seen on each input
record EquivalenceReport(List<OnInput> inputs, Steady steadiness) {

    /// @param output of the output, as the engine computed it
    /// @param bound the largest difference that rounding explains there
    /// @param float64 the same output's difference in float64
    /// @param float64Bound what rounding explains of that
    record OnInput(
            String input,
            Difference output,
            double bound,
            Difference float64,
            double float64Bound,
            Quantiles quantiles,
            double top1,
            double top5,
            double errorBefore,
            double errorAfter) {

        static OnInput of(Compared compared) {
            var output = compared.output();
            return new OnInput(
                    compared.input(),
                    output.difference(),
                    output.bound(),
                    output.exact(),
                    output.exactBound(),
                    compared.quantiles(),
                    compared.top1(),
                    compared.top5(),
                    compared.errorBefore(),
                    compared.errorAfter());
        }
    }

    record Steady(int images, double aloneOrInBatch, int runs, double firstOrLastRun) {}

    static EquivalenceReport of(Equivalence equivalence) {
        var steady = equivalence.steadiness();
        return new EquivalenceReport(
                equivalence.inputs().stream().map(OnInput::of).toList(),
                new Steady(steady.images(), steady.apart(), steady.runs(), steady.drift()));
    }

    String text() {
        var headings = Stream.concat(
                Stream.of("difference of the outputs"), inputs.stream().map(input -> ">" + input.input));
        var table = new Table(headings.toArray(String[]::new));
        row(table, "largest", i -> Numbers.small(i.output.largestAbsolute()));
        row(table, "largest, of the scale", i -> Numbers.small(i.output.largestRelative()));
        row(table, "of that, rounding explains up to", i -> Numbers.small(i.bound / i.output.scale()));
        row(table, "mean", i -> Numbers.small(i.output.meanAbsolute()));
        row(table, "mean, of the mean size", i -> Numbers.small(i.output.meanRelative()));
        row(table, "half of the elements within", i -> Numbers.small(i.quantiles.median()));
        row(table, "99.9 % of the elements within", i -> Numbers.small(i.quantiles.p999()));
        row(table, "largest, in float32 steps at the scale", i -> "%.1f".formatted(i.output.largestUlps()));
        row(table, "cosine", i -> "%.9f".formatted(i.output.cosine()));
        row(table, "PSNR in dB", i -> "%.0f".formatted(i.output.psnr()));
        row(table, "same top class, %", i -> Numbers.percent(i.top1));
        row(table, "same five best classes, %", i -> Numbers.percent(i.top5));
        row(table, "in float64, of the scale", i -> Numbers.small(i.float64.largestRelative()));
        row(table, "of that, rounding explains up to", i -> Numbers.small(i.float64Bound / i.float64.scale()));
        row(table, "before, from itself in float64", i -> Numbers.small(i.errorBefore));
        row(table, "after, from itself in float64", i -> Numbers.small(i.errorAfter));
        return "%s%nOf %d samples, each alone and in a batch, the outputs are up to %s of the scale apart; of run 1 and run %d, %s.%n"
                .formatted(
                        table,
                        steadiness.images,
                        Numbers.small(steadiness.aloneOrInBatch),
                        steadiness.runs,
                        Numbers.small(steadiness.firstOrLastRun));
    }

    private void row(Table table, String name, Function<OnInput, String> figure) {
        table.row(Stream.concat(Stream.of(name), inputs.stream().map(figure)).toArray(String[]::new));
    }
}
