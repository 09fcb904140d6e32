package ghostlens.model.run.fast;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What one core can do at most: fused multiply-adds on registers alone, enough of them at once to hide their
/// latency.
public final class PeakFlops {
    /// Processor time, which other programs do not add to.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int ACCUMULATORS = 12;
    /// Long enough that the clock costs nothing, short enough to look at it often.
    private static final int STEPS = 400_000;
    private static final long WINDOW_NANOS = 50_000_000;
    private static final int WARM_UP_WINDOWS = 6;

    private PeakFlops() {}

    /// The best of several windows of 50 ms, in floating-point operations a second; a fused multiply-add is two.
    /// It takes the calling thread about a second.
    public static double measure() {
        double best = 0;
        float sum = 0;
        for (int window = 0; window < 2 * WARM_UP_WINDOWS; window++) {
            long steps = 0;
            long start = CLOCK.getCurrentThreadCpuTime();
            long elapsed;
            do {
                sum += multiplyAdd(STEPS, 1 + sum * Float.MIN_NORMAL);
                steps += STEPS;
                elapsed = CLOCK.getCurrentThreadCpuTime() - start;
            } while (elapsed < WINDOW_NANOS);
            if (window >= WARM_UP_WINDOWS) {
                best = Math.max(best, steps * 2.0 * ACCUMULATORS * SPECIES.length() / (elapsed * 1e-9));
            }
        }
        return Float.isNaN(sum) ? 0 : best;
    }

    /// Twelve independent chains, spelled out so that each stays in a register.
    private static float multiplyAdd(int steps, float seed) {
        var factor = FloatVector.broadcast(SPECIES, 0.5f);
        var term = FloatVector.broadcast(SPECIES, seed);
        var a = term;
        var b = term;
        var c = term;
        var d = term;
        var e = term;
        var f = term;
        var g = term;
        var h = term;
        var i = term;
        var j = term;
        var k = term;
        var l = term;
        for (int step = 0; step < steps; step++) {
            a = factor.fma(factor, a);
            b = factor.fma(factor, b);
            c = factor.fma(factor, c);
            d = factor.fma(factor, d);
            e = factor.fma(factor, e);
            f = factor.fma(factor, f);
            g = factor.fma(factor, g);
            h = factor.fma(factor, h);
            i = factor.fma(factor, i);
            j = factor.fma(factor, j);
            k = factor.fma(factor, k);
            l = factor.fma(factor, l);
        }
        return a.add(b)
                .add(c.add(d))
                .add(e.add(f).add(g.add(h)))
                .add(i.add(j).add(k.add(l)))
                .lane(0);
    }
}
