package ghostlens.app.panel.profile;

import ghostlens.app.panel.Numbers;
import ghostlens.assets.Texts;
import ghostlens.model.profile.Interval;

/// How sure a row's median is, in words.
final class Certainty {
    private Certainty() {}

    static String of(ProfileRow row) {
        var samples = row.samples();
        var times = samples.medianInterval()
                .map(interval -> Texts.get(
                        "profile.certainty",
                        micros(interval),
                        Numbers.micros(samples.quantile(0.05)),
                        Numbers.micros(samples.quantile(0.95)),
                        samples.count()))
                .orElseGet(() -> Texts.get("profile.certainty.few"));
        return row.belowResolution()
                ? Texts.get("profile.belowResolution", Numbers.micros(row.belowNanos()))
                        + System.lineSeparator()
                        + times
                : times;
    }

    private static String micros(Interval interval) {
        return Texts.get(
                "profile.interval",
                Numbers.micros(Math.round(interval.low())),
                Numbers.micros(Math.round(interval.high())));
    }
}
