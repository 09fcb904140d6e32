package ghostlens.app.open;

import ghostlens.fuse.rules.Fusion;
import ghostlens.model.Problem;
import ghostlens.model.graph.GraphException;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.CheckpointSource;
import ghostlens.model.zoo.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A network that was opened, with what is known of it.
///
/// @param variant what it is, by the zoo or by its file
/// @param file where its weights came from; empty for seeded ones
/// @param names whose names the weights had; empty for seeded ones and ONNX files
/// @param notes sentences on what was recognized, passed over or taken for granted
public record OpenNetwork(
        Variant variant, Network network, Optional<Path> file, Optional<CheckpointSource> names, List<String> notes) {
    public OpenNetwork {
        notes = List.copyOf(notes);
    }

    private OpenNetwork with(Network changed) {
        return new OpenNetwork(variant, changed, file, names, notes);
    }

    /// How many classes it tells apart; empty where it has no classifier.
    public Optional<Integer> classes() {
        return variant.classes() == 0 ? Optional.empty() : Optional.of(variant.classes(network));
    }

    /// The shape of its input.
    ///
    /// @throws Problem if it has not exactly one
    public TensorShape inputShape() {
        return inputShape(network.name(), network.graph());
    }

    private static TensorShape inputShape(String name, OpGraph graph) {
        int inputs = graph.inputs().size();
        if (inputs != 1) {
            throw new Problem("%s takes %d inputs and can only be looked at; networks with one input run."
                    .formatted(name, inputs));
        }
        return graph.inputShape();
    }

    /// The same in its own form or a later one, as its authors' conversion leaves it. Where that folds every BatchNorm,
    /// deploy is inference under another name.
    ///
    /// @throws Problem if the form is an earlier one
    public OpenNetwork inForm(Form form) {
        if (form.compareTo(network.form()) < 0) {
            throw new Problem(
                    "These weights of %s are in the %s form, from which the %s form cannot be made; ask for a later form."
                            .formatted(network.name(), network.form().label(), form.label()));
        }
        if (form == network.form()) {
            return this;
        }
        boolean deployIsInference = !variant.forms().contains(Form.INFERENCE);
        return with(Fusion.convert(network, deployIsInference ? Form.INFERENCE : form)
                .withForm(form));
    }

    /// The same for another input shape.
    ///
    /// @throws Problem if its operators cannot take it, or this machine cannot hold it
    public OpenNetwork withInput(TensorShape shape) {
        var graph = reshaped(network.name(), inputShape(), shape, () -> variant.graphLike(network, shape));
        return with(new Network(network.name(), graph, network.weights(), network.form()));
    }

    static OpGraph reshaped(String name, TensorShape expected, TensorShape shape, Supplier<OpGraph> definition) {
        if (shape.rank() != expected.rank() || shape.rank() == 4 && shape.channels() != expected.channels()) {
            throw new Problem("%s takes an input of %s; got %s.".formatted(name, anyOf(expected), shape));
        }
        try {
            var graph = definition.get();
            MemoryLimit.check(graph);
            return graph;
        } catch (GraphException e) {
            throw new Problem("%s cannot take an input of %s: %s.".formatted(name, shape, e.getMessage()), e);
        }
    }

    private static String anyOf(TensorShape shape) {
        return shape.rank() == 4 ? "N×%d×H×W".formatted(shape.channels()) : "such as " + shape;
    }

    /// What a run asks for.
    ///
    /// @throws Problem if it has several inputs, or operators that no engine knows; it names them
    public void requireRunnable() {
        inputShape();
        var foreign = network.graph().nodes().stream()
                .filter(node -> node.op() instanceof Op.Foreign)
                .map(node -> node.op().label())
                .distinct()
                .toList();
        if (!foreign.isEmpty()) {
            throw new Problem(
                    "%s cannot be run: no engine knows %s.".formatted(network.name(), String.join(", ", foreign)));
        }
    }
}
