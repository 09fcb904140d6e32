package ghostlens.app.panel.evolution;

import ghostlens.assets.Texts;
import ghostlens.model.tensor.Tensor;
import java.util.Locale;

/// A tensor in a few numbers.
final class Statistics {
    private Statistics() {}

    static String words(Tensor tensor) {
        double sum = 0;
        double largest = Double.NEGATIVE_INFINITY;
        int zeros = 0;
        for (int i = 0; i < tensor.size(); i++) {
            double value = tensor.get(i);
            sum += value;
            largest = Math.max(largest, value);
            zeros += value == 0 ? 1 : 0;
        }
        return Texts.get(
                "evolution.statistics",
                tensor.shape().get(1),
                number(sum / tensor.size()),
                number(largest),
                Math.round(100.0 * zeros / tensor.size()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
