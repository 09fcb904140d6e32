package ghostlens.fuse.terms;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one channel is at one position, as a linear function of the value that is read: a weight for each tap, and a
/// bias.
///
/// @param weights one is 0 where it is left out
public record Taps(SortedMap<Tap, Double> weights, double bias) {
    static final Taps NONE = new Taps(new TreeMap<>(), 0);

    public Taps {
        weights = Collections.unmodifiableSortedMap(weights);
    }

    /// The value itself.
    static Taps identity(int channel) {
        return NONE.plus(new Tap(channel, 0, 0), 1);
    }

    /// The weight of a tap.
    public double weight(Tap tap) {
        return weights.getOrDefault(tap, 0.0);
    }

    /// The largest size of a weight or the bias.
    public double scale() {
        return weights.values().stream().mapToDouble(Math::abs).reduce(Math.abs(bias), Math::max);
    }

    Taps plus(Tap tap, double weight) {
        var sum = new TreeMap<>(weights);
        sum.merge(tap, weight, Double::sum);
        return new Taps(sum, bias);
    }

    Taps plus(Taps other) {
        return new Sum(this).add(1, other, 0, 0).taps();
    }

    /// s·f + t.
    Taps then(double scale, double shift) {
        return new Sum(new Taps(new TreeMap<>(), shift)).add(scale, this, 0, 0).taps();
    }

    Taps withBias(double value) {
        return new Taps(weights, value);
    }

    /// Adds up many without copying each time.
    static final class Sum {
        private final TreeMap<Tap, Double> weights;
        private double bias;

        Sum(Taps first) {
            weights = new TreeMap<>(first.weights);
            bias = first.bias;
        }

        /// Adds what stands some rows down and columns to the right, times a factor.
        Sum add(double factor, Taps other, int down, int right) {
            other.weights.forEach((tap, weight) -> weights.merge(tap.moved(down, right), factor * weight, Double::sum));
            bias += factor * other.bias;
            return this;
        }

        Taps taps() {
            return new Taps(weights, bias);
        }
    }
}
