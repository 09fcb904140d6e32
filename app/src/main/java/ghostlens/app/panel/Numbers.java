package ghostlens.app.panel;

import java.util.Locale;

/// How numbers are written: the same everywhere, with the unit in the heading or behind a thin space.
public final class Numbers {
    private Numbers() {}

    /// `4,073,604`.
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// Millions with two decimals; `0.00` below 5,000.
    public static String millions(long value) {
        return String.format(Locale.ROOT, "%.2f", value / 1e6);
    }

    /// Nanoseconds as microseconds with one decimal.
    public static String micros(long nanos) {
        return String.format(Locale.ROOT, "%,.1f", nanos / 1e3);
    }

    /// Nanoseconds as milliseconds with two decimals.
    public static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    /// A share of 0 to 1 in percent with one decimal.
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /// Billions of operations per second with one decimal; nothing where there are none.
    public static String gigaflops(double value) {
        return value == 0 ? "" : String.format(Locale.ROOT, "%.1f", value);
    }

    /// How much longer or shorter a ratio is than 1, in percent with its sign: `+9.8 %`.
    public static String change(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
    }

    /// A small quantity with two significant digits: `3.1e-07`; exactly 0 is `0`.
    public static String small(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }

    /// Three significant digits in five places at most, where there is little room: `-0.123`, `1.2e3`.
    public static String brief(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        var pattern = size < 0.001 || size >= 10_000
                ? "%.0e"
                : size < 1 ? "%.3f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, pattern, value);
    }

    /// Three significant digits with k, M or G: `1.81 M`.
    public static String scaled(double value) {
        double size = Math.abs(value);
        if (size < 1000) {
            return String.format(Locale.ROOT, "%.0f ", value);
        }
        int step = size < 1e6 ? 1 : size < 1e9 ? 2 : 3;
        double shown = value / Math.pow(1000, step);
        int decimals = Math.abs(shown) < 10 ? 2 : Math.abs(shown) < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", shown, "kMG".charAt(step - 1));
    }

    /// Four significant digits, for weights.
    public static String plain(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
