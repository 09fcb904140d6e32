package ghostlens.viewer.evolution;

/// When in a step what happens, from 0 to 1 for each: what goes has gone before what comes is there.
final class Pace {
    private Pace() {}

    static double moving(double t) {
        return eased(t, 0.1, 0.9);
    }

    /// The same where a box passes another, which it does once it is aside.
    static double passing(double t) {
        return eased(t, 0.3, 0.7);
    }

    /// How far it is aside.
    static double lifted(double t) {
        return eased(t, 0.02, 0.3) - eased(t, 0.7, 0.98);
    }

    static double turning(double t) {
        return eased(t, 0.25, 0.75);
    }

    static double going(double t) {
        return eased(t, 0, 0.4);
    }

    static double coming(double t) {
        return eased(t, 0.5, 0.95);
    }

    /// How far what flows into another box is on its way there.
    static double merging(double t) {
        return eased(t, 0.02, 0.55);
    }

    /// How far it has vanished.
    static double vanishing(double t) {
        return eased(t, 0.35, 0.55);
    }

    /// How far the others have closed up behind it.
    static double closing(double t) {
        return eased(t, 0.45, 1);
    }

    private static double eased(double t, double from, double to) {
        double s = Math.clamp((t - from) / (to - from), 0, 1);
        return s * s * (3 - 2 * s);
    }
}
