package ghostlens.model.profile;

import java.util.SplittableRandom;

/// What a machine does to times, made up: every run takes its own time times a factor that hangs together with
/// the one before, drifts, and sometimes jumps.
final class NoisyMachine {
    private final SplittableRandom random;
    private final Noise noise;
    private double correlated;
    private double drift;

    /// @param scatter of each run by itself
    /// @param memory how much of the correlated part stays from run to run, 0 to 1
    /// @param correlated size of the part that stays
    /// @param drift of the slow walk, per run
    /// @param jumps share of runs that something interrupts, after a law without mean
    record Noise(double scatter, double memory, double correlated, double drift, double jumps) {
        static final Noise WHITE = new Noise(0.05, 0, 0, 0, 0);
        static final Noise CORRELATED = new Noise(0.02, 0.9, 0.05, 0, 0);
        static final Noise DRIFTING = new Noise(0.03, 0.5, 0.02, 0.01, 0);
        static final Noise HEAVY = new Noise(0.03, 0, 0, 0, 0.15);
        static final Noise ALL = new Noise(0.03, 0.9, 0.04, 0.005, 0.1);
    }

    NoisyMachine(Noise noise, long seed) {
        this.noise = noise;
        this.random = new SplittableRandom(seed);
    }

    long run(double nanos) {
        correlated = noise.memory * correlated
                + Math.sqrt(1 - noise.memory * noise.memory) * noise.correlated * random.nextGaussian();
        drift += noise.drift * random.nextGaussian();
        double factor = Math.exp(correlated + drift + noise.scatter * random.nextGaussian());
        boolean jump = random.nextDouble() < noise.jumps;
        return Math.round(nanos * (jump ? factor + 0.1 / random.nextDouble(0.001, 1) : factor));
    }
}
