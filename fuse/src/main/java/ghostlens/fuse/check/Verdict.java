package ghostlens.fuse.check;

import java.util.Locale;

/// What a comparison comes to, the harmless first.
public enum Verdict {
    /// Both compute the same, and all differences are such as rounding makes.
    EQUAL_WITHIN_ROUNDING("Equal within rounding"),
    /// In float64 both compute the same, but the engine's results are further apart than rounding makes them.
    LARGER_THAN_ROUNDING("Larger than rounding explains"),
    /// They differ in float64 too, where rounding is no excuse.
    DIFFERENT_FUNCTION("A different function");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// As a sentence begins with it.
    public String words() {
        return words;
    }

    /// As programs read it: `equal-within-rounding`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
