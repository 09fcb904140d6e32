package ghostlens.app.panel.search;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// In what a figure is written.
enum Unit {
    PLAIN(Map.of()),
    COUNT(Map.ofEntries(entry("k", 1e3), entry("m", 1e6), entry("g", 1e9))),
    /// In nanoseconds; without a unit, a number is in µs, as everywhere in the window.
    TIME(Map.ofEntries(entry("ns", 1.0), entry("us", 1e3), entry("µs", 1e3), entry("ms", 1e6), entry("s", 1e9)));

    private final Map<String, Double> suffixes;

    Unit(Map<String, Double> suffixes) {
        this.suffixes = suffixes;
    }

    /// A number with or without a unit; empty where it is none.
    OptionalDouble parse(String written) {
        var text = written.toLowerCase(Locale.ROOT);
        var suffix = suffixes.keySet().stream()
                .filter(text::endsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        var digits = text.substring(0, text.length() - suffix.length());
        if (!digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?")) {
            return OptionalDouble.empty();
        }
        double otherwise = this == TIME ? 1e3 : 1;
        return OptionalDouble.of(Double.parseDouble(digits) * suffixes.getOrDefault(suffix, otherwise));
    }

    /// The units that may stand behind a number.
    List<String> names() {
        return switch (this) {
            case PLAIN -> List.of();
            case COUNT -> List.of("k", "M", "G");
            case TIME -> List.of("ns", "µs", "ms", "s");
        };
    }

    String text(double value) {
        return switch (this) {
            case PLAIN ->
                value == Math.rint(value) && Math.abs(value) < 1e9
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, "%.1e", value);
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            case TIME -> String.format(Locale.ROOT, "%,.1f µs", value / 1e3);
        };
    }
}
