package ghostlens.app.report;

import ghostlens.app.panel.Numbers;
import ghostlens.app.report.Html.Bar;
import ghostlens.model.graph.Family;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where the time goes: by family, and the operators that take most of it.
final class Profiles {
    private static final int TOP = 12;

    private Profiles() {}

    static String html(Findings findings) {
        return Html.section(
                "profile",
                "Where the time goes",
                findings.profiles().stream().skip(1).map(Profiles::profile).collect(Collectors.joining()));
    }

    private static String profile(Profile profile) {
        var c = profile.conditions();
        return "<h3>%s, %s form: %s ms</h3>%n"
                        .formatted(
                                c.network(),
                                c.form().label(),
                                Numbers.millis(profile.total().median()))
                + byFamily(profile)
                + operators(profile)
                + Html.note("Median of %d runs after %d to warm up, input %s, %s, %s; %s, Java %s."
                        .formatted(
                                profile.runs(),
                                c.warmUpRuns(),
                                c.input(),
                                c.threads() == 1 ? "1 thread" : c.threads() + " threads",
                                c.engineDescription(),
                                c.machine(),
                                c.java()));
    }

    private static String byFamily(Profile profile) {
        var shares = new TreeMap<Family, Double>(profile.operators().stream()
                .collect(
                        Collectors.groupingBy(t -> t.node().op().family(), Collectors.summingDouble(OpTiming::share))));
        double longest = shares.values().stream().mapToDouble(d -> d).max().orElse(1);
        return Html.bars(shares.entrySet().stream()
                .sorted(Map.Entry.<Family, Double>comparingByValue().reversed())
                .map(e -> new Bar(
                        Page.name(e.getKey()),
                        Numbers.percent(e.getValue()) + " %",
                        e.getValue() / longest,
                        Page.family(e.getKey()))));
    }

    private static String operators(Profile profile) {
        var rows = profile.operators().stream()
                .sorted(Comparator.comparingDouble(OpTiming::share).reversed())
                .limit(TOP)
                .map(Profiles::row)
                .toList();
        return Html.table(List.of("operator", "what", "median, µs", "share, %", "multiply-adds"), rows);
    }

    private static List<String> row(OpTiming timing) {
        return List.of(
                timing.node().id().path(),
                timing.node().op().label(),
                Numbers.micros(timing.samples().median()),
                Numbers.percent(timing.share()),
                Numbers.count(timing.multiplyAdds()));
    }
}
