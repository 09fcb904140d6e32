package ghostlens.fuse.rules;

import ghostlens.fuse.RewriteRule;
import java.util.ArrayList;
import java.util.List;

/// The lists of rules, in the order in which they are asked at a node.
public final class Rules {
    private Rules() {}

    /// What the authors' conversion does (Section 3.2, Fig. 3e): parallel branches become one convolution; a BatchNorm
    /// is folded only where that is needed for it.
    public static List<RewriteRule> reparameterization() {
        var sums = sums(Budget.NOTHING);
        var rules = new ArrayList<RewriteRule>(List.of(FoldBatchNorm.beforeSums(sums)));
        rules.addAll(sums);
        return List.copyOf(rules);
    }

    /// Every batch norm and branch folded: what the inference form of a network is. The convolutions that its authors
    /// put one behind the other stay two.
    public static List<RewriteRule> inference() {
        return folding(Budget.NOTHING);
    }

    /// Everything that can be fused and costs nothing: no rewrite adds multiply-adds or operators.
    public static List<RewriteRule> all() {
        return all(Budget.NOTHING);
    }

    /// Everything that is allowed, at any price.
    public static List<RewriteRule> atAnyPrice() {
        return all(Budget.ANYTHING);
    }

    private static List<RewriteRule> all(Budget budget) {
        var rules = new ArrayList<>(folding(budget));
        rules.addAll(List.of(
                new NoOperation(), new LinearSequence(budget), new StackedBranches(budget), new SplitConcat(budget)));
        return List.copyOf(rules);
    }

    private static List<RewriteRule> folding(Budget budget) {
        var rules = new ArrayList<RewriteRule>(
                List.of(FoldBatchNorm.everywhere(), new LinearLayerNorm(), new ConsecutiveNorms()));
        rules.addAll(sums(budget));
        rules.addAll(List.of(new LinearBranch(budget), new NormSum(), new BatchNormBeforeConv()));
        return List.copyOf(rules);
    }

    private static List<SumRule> sums(Budget budget) {
        return List.of(new BatchNormBranch(), new IdentityBranch(), new ParallelSum(budget));
    }
}
