package ghostlens.model.profile.format;

import ghostlens.model.file.Csv;
import ghostlens.model.graph.Node;
import ghostlens.model.profile.Interval;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Samples;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A profile as comma-separated values after RFC 4180: a heading, a row per operator, and the whole run at the
/// end. Times are in nanoseconds.
public final class ProfileCsv {
    private static final List<String> HEADINGS = List.of(
            "kind",
            "node",
            "op",
            "label",
            "kernel",
            "folded",
            "runs",
            "median_ns",
            "min_ns",
            "p5_ns",
            "p25_ns",
            "p75_ns",
            "p95_ns",
            "max_ns",
            "median_low_ns",
            "median_high_ns",
            "multiply_adds",
            "bytes",
            "gflops",
            "share",
            "below_resolution");

    private ProfileCsv() {}

    /// @throws ghostlens.model.Problem if the file cannot be written
    public static void save(Profile profile, Path file) {
        TextFile.write(file, write(profile));
    }

    static String write(Profile profile) {
        var operators = profile.operators().stream().map(o -> operator(profile, o));
        return Stream.concat(Stream.concat(Stream.of(HEADINGS), operators), Stream.of(run(profile)))
                .map(Csv::line)
                .collect(Collectors.joining());
    }

    private static List<String> operator(Profile profile, OpTiming timing) {
        var node = timing.node();
        var folded = timing.step().folded().stream().map(Node::id).map(Object::toString);
        return joined(
                List.of(
                        "operator",
                        node.id().path(),
                        node.op().getClass().getSimpleName(),
                        node.op().label(),
                        timing.kernel(),
                        folded.collect(Collectors.joining(" "))),
                times(timing.samples()),
                List.of(
                        String.valueOf(timing.multiplyAdds()),
                        String.valueOf(timing.bytes()),
                        decimal(timing.gigaflops()),
                        decimal(timing.share()),
                        String.valueOf(profile.isBelowResolution(timing))));
    }

    private static List<String> run(Profile profile) {
        long bytes = profile.operators().stream().mapToLong(OpTiming::bytes).sum();
        return joined(
                List.of("run", "", "", "", "", ""),
                times(profile.total()),
                List.of(
                        String.valueOf(profile.multiplyAdds()),
                        String.valueOf(bytes),
                        decimal(profile.gigaflops()),
                        "",
                        ""));
    }

    private static List<String> times(Samples samples) {
        var quantiles =
                Stream.of(0.5, 0.0, 0.05, 0.25, 0.75, 0.95, 1.0).map(share -> String.valueOf(samples.quantile(share)));
        var interval = samples.medianInterval();
        return joined(
                List.of(String.valueOf(samples.count())),
                quantiles.toList(),
                List.of(
                        interval.map(Interval::low).map(ProfileCsv::whole).orElse(""),
                        interval.map(Interval::high).map(ProfileCsv::whole).orElse("")));
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(Collection::stream).toList();
    }

    private static String whole(double nanos) {
        return String.valueOf(Math.round(nanos));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
