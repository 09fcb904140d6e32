package ghostlens.model.zoo;

import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the width of a checkpoint's network. A wider network has no fewer values, so halving the range finds the
/// widths
/// that have as many as the checkpoint.
final class WidthSearch {
    private static final int LEAST = hundredths(WidthRule.LEAST);
    private static final int MOST = hundredths(WidthRule.MOST);

    private final WidthRule rule;
    private final String source;
    private final Form form;
    private final Map<String, TensorShape> shapes;
    private final long wanted;

    private WidthSearch(WidthRule rule, String source, Form form, Map<String, TensorShape> shapes) {
        this.rule = rule;
        this.source = source;
        this.form = form;
        this.shapes = shapes;
        this.wanted = shapes.values().stream().mapToLong(TensorShape::elements).sum();
    }

    private static int hundredths(BigDecimal width) {
        return width.movePointRight(2).intValueExact();
    }

    /// The network of the rule that the tensors fit, of the roundest width where rounding makes several the same.
    static Optional<Recognition> find(WidthRule rule, String source, Form form, Map<String, TensorShape> shapes) {
        return new WidthSearch(rule, source, form, shapes).find();
    }

    private Optional<Recognition> find() {
        int first = firstWithAtLeast(wanted);
        int end = firstWithAtLeast(wanted + 1);
        return IntStream.range(first, end)
                .boxed()
                .min(Comparator.comparingInt(WidthSearch::digits))
                .map(this::fit)
                .filter(Fit::isPerfect)
                .map(Recognition::of)
                .map(found -> end - first == 1
                        ? found
                        : found.with("The same tensors come of every width from %s× to %s×."
                                .formatted(width(first), width(end - 1))));
    }

    private static int digits(int hundredths) {
        return hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;
    }

    private int firstWithAtLeast(long values) {
        int low = LEAST;
        int high = MOST + 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (values(middle) < values) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long values(int hundredths) {
        return fit(hundredths).graph().nodes().stream()
                .flatMap(node -> node.op().weights().stream())
                .mapToLong(slot -> slot.shape().elements())
                .sum();
    }

    private Fit fit(int hundredths) {
        var variant = rule.variant().apply(width(hundredths));
        var checkpoints = variant.sources().stream()
                .filter(s -> s.name().equals(source))
                .findFirst()
                .orElseThrow();
        return Fit.of(variant, checkpoints, form, shapes);
    }

    private static String width(int hundredths) {
        return WidthRule.plain(BigDecimal.valueOf(hundredths, 2));
    }
}
