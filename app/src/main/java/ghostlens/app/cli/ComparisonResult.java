package ghostlens.app.cli;

import ghostlens.model.graph.NodeId;
import ghostlens.model.profile.Comparison;
import ghostlens.model.profile.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A comparison for programs.
///
/// @param ratio of the second's median time to the first's
record ComparisonResult(
        boolean paired,
        int runs,
        double ratio,
        @Nullable List<Double> interval,
        String verdict,
        List<Operator> operators,
        List<String> onlyInFirst,
        List<String> onlyInSecond) {

    private record Operator(
            String id,
            long firstMedianNs,
            long secondMedianNs,
            double ratio,
            @Nullable List<Double> interval,
            String verdict) {}

    static ComparisonResult of(Comparison comparison) {
        var whole = comparison.whole();
        return new ComparisonResult(
                comparison.paired(),
                comparison.b().runs(),
                whole.ratio(),
                ProfileResult.pair(whole.interval()),
                whole.verdict().words(),
                comparison.operators().stream().map(ComparisonResult::operator).toList(),
                comparison.onlyInA().stream().map(NodeId::path).toList(),
                comparison.onlyInB().stream().map(NodeId::path).toList());
    }

    private static Operator operator(Comparison.OperatorDifference operator) {
        Difference difference = operator.difference();
        return new Operator(
                operator.node().path(),
                operator.a().samples().median(),
                operator.b().samples().median(),
                difference.ratio(),
                ProfileResult.pair(difference.interval()),
                difference.verdict().words());
    }
}
