package ghostlens.app.open;

import ghostlens.fuse.rules.Fusion;
import ghostlens.model.Problem;
import ghostlens.model.graph.GraphException;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.weights.Npy;
import ghostlens.model.zoo.CheckpointLoader;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Opens networks for the window and the command line alike.
public final class NetworkOpener {
    private static final int MOST_CLASSES = 100_000;

    private NetworkOpener() {}

    /// The network in the form asked for.
    ///
    /// @throws Problem if the name, the weights, the form or the input cannot be used
    public static Network open(OpenRequest request) {
        return inForm(source(request), request.form());
    }

    /// The network in its own form or a later one.
    ///
    /// @throws Problem if the form is an earlier one
    static Network inForm(Network source, Form form) {
        if (form.compareTo(source.form()) < 0) {
            throw new Problem(
                    "These weights of %s are in the %s form, from which the %s form cannot be made; ask for a later form."
                            .formatted(source.name(), source.form().label(), form.label()));
        }
        return form == source.form() ? source : convert(source, form);
    }

    /// The network in a later form, as its authors' conversion leaves it. Where that folds every BatchNorm, deploy is
    /// inference under another name.
    public static Network convert(Network source, Form form) {
        boolean deployIsInference = !Zoo.find(source.name()).forms().contains(Form.INFERENCE);
        return Fusion.convert(source, deployIsInference ? Form.INFERENCE : form).withForm(form);
    }

    /// The network before any conversion, whatever form is asked for: as its weights have it, or in the training form.
    ///
    /// @throws Problem if the name, the weights, the classes or the input cannot be used
    public static Network source(OpenRequest request) {
        var variant = Zoo.find(request.name());
        var network =
                request.weights().map(file -> loaded(variant, file, request)).orElseGet(() -> seeded(variant, request));
        return request.input().map(shape -> withInput(network, shape)).orElse(network);
    }

    /// The graph alone, without weights.
    ///
    /// @throws Problem if the name, the classes or the input cannot be used
    public static OpGraph graph(OpenRequest request) {
        var variant = Zoo.find(request.name());
        int classes = classes(variant, request);
        var shape = request.input().orElse(variant.input());
        return reshaped(
                variant.name(),
                variant.input(),
                shape,
                () -> variant.definition().graph(request.form(), shape, classes));
    }

    private static Network loaded(Variant variant, Path file, OpenRequest request) {
        var network = CheckpointLoader.load(variant, CheckpointReader.read(file));
        int held = variant.classes(network);
        request.classes().filter(wanted -> wanted != held).ifPresent(wanted -> {
            throw new Problem(
                    "%s tells %,d classes apart, not %,d; leave --classes out.".formatted(file, held, wanted));
        });
        return network;
    }

    private static Network seeded(Variant variant, OpenRequest request) {
        var graph = variant.definition().graph(Form.TRAINING, variant.input(), classes(variant, request));
        return new Network(variant.name(), graph, SeededWeights.of(graph, request.seed()), Form.TRAINING);
    }

    private static int classes(Variant variant, OpenRequest request) {
        int classes = request.classes().orElse(variant.classes());
        if (request.classes().isPresent() && variant.classes() == 0) {
            throw new Problem("%s tells no classes apart; leave --classes out.".formatted(variant.name()));
        }
        if (request.classes().isPresent() && (classes < 1 || classes > MOST_CLASSES)) {
            throw new Problem("--classes takes a number from 1 to %,d here, not %,d.".formatted(MOST_CLASSES, classes));
        }
        return classes;
    }

    /// Reads an input for this network from a `.npy` file; its batch and image size are free.
    ///
    /// @throws Problem if the file cannot be read or the network cannot take what is in it
    public static Tensor readInput(Path file, Network network) {
        var input = Npy.readFloatingPoint(file);
        try {
            withInput(network, input.shape());
        } catch (Problem e) {
            throw new Problem("%s: %s".formatted(file, e.sentence()), e);
        }
        return input;
    }

    /// The network for another input shape.
    ///
    /// @throws Problem if its operators cannot take it, or this machine cannot hold it
    public static Network withInput(Network network, TensorShape shape) {
        var variant = Zoo.find(network.name());
        var graph =
                reshaped(network.name(), network.graph().inputShape(), shape, () -> variant.graphLike(network, shape));
        return new Network(network.name(), graph, network.weights(), network.form());
    }

    private static OpGraph reshaped(
            String name, TensorShape expected, TensorShape shape, Supplier<OpGraph> definition) {
        if (shape.rank() != expected.rank() || shape.channels() != expected.channels()) {
            throw new Problem("%s takes an input of N×%d×H×W; got %s.".formatted(name, expected.channels(), shape));
        }
        try {
            var graph = definition.get();
            MemoryLimit.check(graph);
            return graph;
        } catch (GraphException e) {
            throw new Problem("%s cannot take an input of %s: %s.".formatted(name, shape, e.getMessage()), e);
        }
    }
}
