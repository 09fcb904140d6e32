package ghostlens.fuse.rules;

import ghostlens.fuse.Rewriter;
import ghostlens.fuse.Trace;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;

/// Rewriting as users ask for it.
public final class Fusion {
    private Fusion() {}

    /// Everything folded that can be; the result is in {@link Form#INFERENCE}.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted between two steps
    public static Trace fuse(Network network) {
        return new Rewriter(Rules.all()).rewrite(network).inForm(Form.INFERENCE);
    }

    /// The network in a later form: as the authors' conversion leaves it, or with everything folded.
    ///
    /// @throws Problem if the network is in this form or a later one
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted between two steps
    public static Network convert(Network network, Form form) {
        if (form.compareTo(network.form()) <= 0) {
            throw new Problem("%s is in its %s form and cannot be converted to the %s form: open it in an earlier one."
                    .formatted(network.name(), network.form().label(), form.label()));
        }
        return switch (form) {
            case TRAINING -> throw new IllegalStateException("no form comes before training");
            case DEPLOY ->
                new Rewriter(Rules.reparameterization())
                        .rewrite(network)
                        .after()
                        .withForm(form);
            case INFERENCE -> fuse(network).after();
        };
    }
}
