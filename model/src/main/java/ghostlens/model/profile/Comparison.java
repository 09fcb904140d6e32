package ghostlens.model.profile;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.NodeId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Two profiles side by side. A whole run's interval misses the true ratio in at most one of a hundred
/// comparisons, and so does, in at most one of a hundred comparisons, any of all the operators' intervals taken
/// together: each operator gets an equal part of that risk (Bonferroni), so that among hundreds of them none
/// seems different by chance.
///
/// @param paired whether the runs were taken in turn; then what the machine did meanwhile met both alike
/// @param whole the whole runs
/// @param operators those that both have, matched by node, in the order of `a`
/// @param onlyInA the nodes of operators that only the first has
/// @param onlyInB the nodes of operators that only the second has
public record Comparison(
        Profile a,
        Profile b,
        boolean paired,
        Difference whole,
        List<OperatorDifference> operators,
        List<NodeId> onlyInA,
        List<NodeId> onlyInB) {
    private static final double RISK = 0.01;

    /// How an operator's times differ.
    public record OperatorDifference(OpTiming a, OpTiming b, Difference difference) {
        public NodeId node() {
            return a.node().id();
        }
    }

    /// A way to compare two series.
    private interface Method {
        Difference compare(Samples a, Samples b, double risk);
    }

    public Comparison {
        operators = List.copyOf(operators);
        onlyInA = List.copyOf(onlyInA);
        onlyInB = List.copyOf(onlyInB);
    }

    /// Runs the two in turn, each twice a round, and compares round by round.
    ///
    /// @param rounds up to half of {@link Profiler#NEWEST_RUNS}
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Comparison interleaved(Profiler a, Profiler b, int rounds) {
        Rounds.run(rounds, new SplittableRandom(), a::runOnce, b::runOnce);
        return paired(a.newest(2 * rounds), b.newest(2 * rounds));
    }

    /// Compares profiles whose runs were taken in rounds of ABBA or BAAB.
    static Comparison paired(Profile a, Profile b) {
        return compare(a, b, true, Differences::paired);
    }

    /// Compares profiles that were taken apart. Slower drifts than either of them shows, such as a machine that
    /// was busier on one day, cannot be told from a difference.
    public static Comparison apart(Profile a, Profile b) {
        return compare(a, b, false, Differences::apart);
    }

    private static Comparison compare(Profile a, Profile b, boolean paired, Method method) {
        var timesB = byNode(b);
        var common = a.operators().stream()
                .filter(o -> timesB.containsKey(o.node().id()))
                .toList();
        double risk = RISK / Math.max(1, common.size());
        return new Comparison(
                a,
                b,
                paired,
                method.compare(a.total(), b.total(), RISK),
                common.stream()
                        .map(o -> compare(o, requireNonNull(timesB.get(o.node().id())), method, risk))
                        .toList(),
                without(a, timesB),
                without(b, byNode(a)));
    }

    private static OperatorDifference compare(OpTiming a, OpTiming b, Method method, double risk) {
        return new OperatorDifference(a, b, method.compare(a.samples(), b.samples(), risk));
    }

    private static Map<NodeId, OpTiming> byNode(Profile profile) {
        return profile.operators().stream()
                .collect(Collectors.toMap(o -> o.node().id(), Function.identity()));
    }

    private static List<NodeId> without(Profile profile, Map<NodeId, OpTiming> others) {
        return profile.operators().stream()
                .map(o -> o.node().id())
                .filter(id -> !others.containsKey(id))
                .toList();
    }
}
