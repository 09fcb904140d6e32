package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Two networks run on the same inputs, and what that says of them.
///
/// @param engine what both ran on, beside the reference in float64
/// @param verdict what it comes to
/// @param firstNode the first node of the network after that is further off than rounding explains; empty where all
///     is well
/// @param inputs what was seen on each input, the user's own first
/// @param steadiness of both networks
public record Equivalence(
        String engine, Verdict verdict, Optional<NodeId> firstNode, List<Compared> inputs, Steadiness steadiness) {

    public Equivalence {
        inputs = List.copyOf(inputs);
    }

    public boolean holds() {
        return verdict == Verdict.EQUAL_WITHIN_ROUNDING;
    }

    /// What was seen on the first input, the user's own.
    public Compared own() {
        return inputs.getFirst();
    }

    /// The difference of the output on the first input; of several outputs, of the one that is furthest apart.
    public Difference output() {
        return own().output().difference();
    }

    /// The largest difference of that output that rounding explains, of its scale.
    public double tolerance() {
        return own().output().bound() / output().scale();
    }

    /// Whether the largest value stands at the same place for every image.
    public boolean topClassAgrees() {
        return own().top1() == 1;
    }

    /// Node by node on the first input.
    public List<NodeDifference> nodes() {
        return own().nodes();
    }

    /// The same with another first node, where that was found otherwise.
    Equivalence withFirstNode(NodeId node) {
        return new Equivalence(engine, verdict, Optional.of(node), inputs, steadiness);
    }

    /// The verdict in a sentence for people.
    public String sentence() {
        return "%s: %s%s."
                .formatted(
                        verdict.words(),
                        switch (verdict) {
                            case EQUAL_WITHIN_ROUNDING -> harmless();
                            case LARGER_THAN_ROUNDING -> unexplained();
                            case DIFFERENT_FUNCTION -> different();
                        },
                        firstNode.map(", first seen at %s"::formatted).orElse(""));
    }

    private String harmless() {
        return output().scale() == 0
                ? "but the output is zero everywhere, so this says little"
                : String.format(
                        Locale.ROOT,
                        "the largest difference is %.1e of the output's scale, and rounding explains up to %.1e",
                        output().largestRelative(),
                        tolerance());
    }

    private String unexplained() {
        var worst = inputs.stream()
                .filter(compared -> !compared.all().allMatch(NodeDifference::isRounding))
                .findFirst();
        if (worst.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "a sample in a batch of %d differs by %.1e of the scale from the same alone, and run %d by %.1e from run 1",
                    steadiness.images(),
                    steadiness.apart(),
                    steadiness.runs(),
                    steadiness.drift());
        }
        var output = worst.get().output().difference();
        return finite(output)
                ? "both are the same in float64, but %s computes outputs that differ by %s"
                        .formatted(engine, ofScale(output))
                : notFinite();
    }

    private String different() {
        var worst = inputs.stream()
                .filter(compared -> !compared.all().allMatch(NodeDifference::isSameFunction))
                .findFirst()
                .orElseGet(this::own);
        var exact = worst.exactOutput().exact();
        return finite(exact)
                ? "in float64, where rounding is no excuse, the outputs differ by " + ofScale(exact)
                : notFinite();
    }

    private static boolean finite(Difference difference) {
        return Double.isFinite(difference.largestRelative());
    }

    private static String ofScale(Difference difference) {
        return String.format(Locale.ROOT, "%.1e of their scale", difference.largestRelative());
    }

    private static String notFinite() {
        return "the outputs cannot be compared, as one has values that are not finite or is zero everywhere";
    }
}
