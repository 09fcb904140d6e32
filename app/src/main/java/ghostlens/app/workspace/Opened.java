package ghostlens.app.workspace;

import ghostlens.app.open.OpenNetwork;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import java.util.Optional;

/// What is open.
///
/// @param origin the network as it came, before any rewriting, and what is known of it
/// @param shown the same in the form that is shown and run
/// @param input the value to run on that the user gave; empty for a seeded one
public record Opened(OpenNetwork origin, OpenNetwork shown, Optional<Tensor> input) {

    /// In a form, or as it came where it is further already.
    static Opened of(OpenNetwork origin, Form form) {
        var shown = form.compareTo(origin.network().form()) > 0 ? origin.inForm(form) : origin;
        return new Opened(origin, shown, Optional.empty());
    }

    Opened inForm(Form form) {
        return new Opened(origin, origin.inForm(form), input);
    }

    Opened withInput(TensorShape shape) {
        return new Opened(origin.withInput(shape), shown.withInput(shape), Optional.empty());
    }

    /// The same where it has this shape already.
    Opened withShape(TensorShape shape) {
        return origin.network().graph().inputShape().equals(shape) ? this : withInput(shape);
    }

    Opened withInput(Tensor value) {
        var reshaped = withInput(value.shape());
        return new Opened(reshaped.origin, reshaped.shown, Optional.of(value));
    }

    /// The value to run on: the user's own, or the seeded one.
    public Tensor inputToRun() {
        return input.orElseGet(() -> SeededInput.of(origin.inputShape(), OpenRequest.DEFAULT_SEED));
    }

    public Variant variant() {
        return origin.variant();
    }

    /// The network as it came, before any rewriting.
    public Network source() {
        return origin.network();
    }

    /// The network that is shown and run.
    public Network network() {
        return shown.network();
    }

    /// How many classes it tells apart; empty where it has no classifier.
    public Optional<Integer> classes() {
        return origin.classes();
    }

    /// As people write it, with its form: `RepGhostNet 1.0× · training`. A module of Fig. 3 is a stage by
    /// itself, so its first form goes without saying.
    public String title() {
        if (variant().kind() == Kind.MODULE && network().form() == Form.TRAINING) {
            return variant().title();
        }
        return variant().title() + " · " + network().form().label();
    }
}
