package ghostlens.app.cli;

import ghostlens.fuse.Trace;
import ghostlens.fuse.rules.Fusion;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.model.Problem;
import ghostlens.model.net.Network;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How far to fuse, and what to tell of it.
final class RewritingOptions {
    @Option(
            names = "--rules",
            paramLabel = "RULES",
            defaultValue = "paying",
            description =
                    "paying (what adds neither multiply-adds nor operators; the default), all (whatever is allowed, "
                            + "at any price), inference (batch norms and branches alone) or deploy (what the authors' conversion does).")
    private RuleSet rules = RuleSet.PAYING;

    @Option(names = "--steps", paramLabel = "N", description = "Stop after N steps, and list them.")
    private @Nullable Integer steps;

    @Option(
            names = "--explain",
            paramLabel = "NODE",
            description = "Say what became of a node or a group, and why no more, instead of checking the outputs.")
    private @Nullable String explain;

    /// @throws Problem if the number of steps is below 0
    Trace rewrite(Network network) {
        if (steps != null && steps < 0) {
            throw new Problem("--steps takes a number of steps, 0 or more, not %d.".formatted(steps));
        }
        return Fusion.fuse(network, rules, steps == null ? Integer.MAX_VALUE : steps);
    }

    RuleSet rules() {
        return rules;
    }

    boolean listsSteps() {
        return steps != null;
    }

    /// The node or group that is asked about.
    Optional<String> explain() {
        return Optional.ofNullable(explain);
    }
}
