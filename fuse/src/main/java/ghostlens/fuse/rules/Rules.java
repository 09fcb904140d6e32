package ghostlens.fuse.rules;

import ghostlens.fuse.RewriteRule;
import java.util.List;

/// The lists of rules, in the order in which they are asked at a node.
public final class Rules {
    private static final List<SumRule> SUMS = List.of(new BatchNormBranch(), new IdentityBranch(), new ParallelSum());

    private Rules() {}

    /// What the authors' conversion does (Section 3.2, Fig. 3e): parallel branches become one convolution; a BatchNorm
    /// is folded only where that is needed for it.
    public static List<RewriteRule> reparameterization() {
        return with(FoldBatchNorm.beforeSums(SUMS));
    }

    /// Everything that can be folded.
    public static List<RewriteRule> all() {
        return with(FoldBatchNorm.everywhere());
    }

    private static List<RewriteRule> with(FoldBatchNorm fold) {
        return List.of(fold, SUMS.get(0), SUMS.get(1), SUMS.get(2));
    }
}
