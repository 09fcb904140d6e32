package ghostlens.app.cli;

import ghostlens.app.panel.Numbers;
import ghostlens.model.profile.Interval;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Overhead;
import ghostlens.model.profile.Profile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A profile for people.
final class ProfileText {
    private ProfileText() {}

    static String of(Profile profile) {
        return "%s%n%s%n%s".formatted(conditions(profile), table(profile), notes(profile));
    }

    private static String conditions(Profile profile) {
        var c = profile.conditions();
        return "%s, %s form, input %s, %s, %d runs after %d to warm up%n%s, as %s%n%s, Java %s, load %.1f to %.1f%n"
                .formatted(
                        c.network(),
                        c.form().label(),
                        c.input(),
                        c.threads() == 1 ? "1 thread" : c.threads() + " threads",
                        profile.runs(),
                        c.warmUpRuns(),
                        c.engineDescription(),
                        c.view().label(),
                        c.machine(),
                        c.java(),
                        c.load().atBegin(),
                        c.load().atEnd());
    }

    private static Table table(Profile profile) {
        var table = new Table(
                "operator", "what", "kernel", ">median µs", ">spread", ">share %", ">multiply-adds", ">GFLOP/s");
        profile.operators().forEach(timing -> row(table, timing, profile.isBelowResolution(timing)));
        return table.row(
                "a whole run",
                "",
                "",
                Numbers.micros(profile.total().median()),
                Numbers.micros(profile.total().spread()),
                "",
                Numbers.count(profile.multiplyAdds()),
                Numbers.gigaflops(profile.gigaflops()));
    }

    private static void row(Table table, OpTiming timing, boolean belowResolution) {
        table.row(
                timing.node().id().path(),
                what(timing),
                timing.kernel(),
                (belowResolution ? "~" : "") + Numbers.micros(timing.samples().median()),
                Numbers.micros(timing.samples().spread()),
                Numbers.percent(timing.share()),
                Numbers.count(timing.multiplyAdds()),
                Numbers.gigaflops(timing.gigaflops()));
    }

    private static String what(OpTiming timing) {
        return Stream.concat(Stream.of(timing.node()), timing.step().folded().stream())
                .map(node -> node.op().label())
                .collect(Collectors.joining(" + "));
    }

    private static String notes(Profile profile) {
        var notes = new Table("of a whole run", ">")
                .row("95 % interval of the median, µs", micros(profile))
                .row("minimum, µs", Numbers.micros(profile.total().minimum()))
                .row(
                        "with input and output copied, µs",
                        Numbers.micros(profile.call().median()))
                .row("processor time, µs", Numbers.micros(profile.cpu().median()))
                .row("covered by its operators, %", Numbers.percent(profile.coverage()))
                .row("added by measuring, %", overhead(profile.overhead()));
        return notes + belowResolution(profile);
    }

    private static String micros(Profile profile) {
        return profile.total()
                .medianInterval()
                .map(i ->
                        "%s to %s".formatted(Numbers.micros(Math.round(i.low())), Numbers.micros(Math.round(i.high()))))
                .orElse("too few runs");
    }

    private static String overhead(Overhead overhead) {
        if (!overhead.measured()) {
            return "not measured";
        }
        var interval = overhead.interval().map(ProfileText::percents).orElse("");
        return Numbers.percent(overhead.share()) + interval;
    }

    private static String percents(Interval interval) {
        return " (%s to %s)".formatted(Numbers.percent(interval.low()), Numbers.percent(interval.high()));
    }

    private static String belowResolution(Profile profile) {
        return profile.operators().stream().anyMatch(profile::isBelowResolution)
                ? "~ shorter than %s µs, below what the clock can tell%n"
                        .formatted(Numbers.micros(profile.conditions().timer().shortestNanos()))
                : "";
    }
}
