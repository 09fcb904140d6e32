package ghostlens.fuse.rules;

import ghostlens.fuse.Rewriter;
import ghostlens.fuse.Trace;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;

/// Rewriting as users ask for it.
public final class Fusion {
    private Fusion() {}

    /// Everything fused that can be and costs nothing; the result is in {@link Form#INFERENCE}.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted between two steps
    public static Trace fuse(Network network) {
        return fuse(network, RuleSet.PAYING, Integer.MAX_VALUE);
    }

    /// Rewritten by some rules, for some steps. A network that may have more to come keeps its form.
    ///
    /// @param most how many steps to do at most
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted between two steps
    public static Trace fuse(Network network, RuleSet rules, int most) {
        var trace = new Rewriter(rules.rules()).rewrite(network, most);
        return trace.steps().size() < most ? trace.inForm(rules.form()) : trace;
    }

    /// The network in a later form: as the authors' conversion leaves it, or with every batch norm and branch folded.
    ///
    /// @throws Problem if the network is in this form or a later one
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted between two steps
    public static Network convert(Network network, Form form) {
        if (form.compareTo(network.form()) <= 0) {
            throw new Problem("%s is in its %s form and cannot be converted to the %s form: open it in an earlier one."
                    .formatted(network.name(), network.form().label(), form.label()));
        }
        var rules = switch (form) {
            case TRAINING -> throw new IllegalStateException("no form comes before training");
            case DEPLOY -> RuleSet.DEPLOY;
            case INFERENCE -> RuleSet.INFERENCE;
        };
        return fuse(network, rules, Integer.MAX_VALUE).after();
    }
}
