package ghostlens.app.open;

import ghostlens.fuse.rules.Fusion;
import ghostlens.model.Problem;
import ghostlens.model.graph.GraphException;
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

/// Opens networks for the window and the command line alike.
public final class NetworkOpener {
    private NetworkOpener() {}

    /// The network in the form asked for.
    ///
    /// @throws Problem if the name, the weights, the form or the input cannot be used
    public static Network open(OpenRequest request) {
        var source = source(request);
        if (request.form().compareTo(source.form()) < 0) {
            throw new Problem(
                    "These weights of %s are in the %s form, from which the %s form cannot be made; ask for a later form."
                            .formatted(
                                    source.name(),
                                    source.form().label(),
                                    request.form().label()));
        }
        return request.form() == source.form() ? source : Fusion.convert(source, request.form());
    }

    /// The network before any conversion, whatever form is asked for: as its weights have it, or in the training form.
    ///
    /// @throws Problem if the name, the weights or the input cannot be used
    public static Network source(OpenRequest request) {
        var variant = Zoo.find(request.name());
        var network = request.weights()
                .map(file -> CheckpointLoader.load(variant, CheckpointReader.read(file)))
                .orElseGet(() -> seeded(variant, request.seed()));
        return request.input().map(shape -> withInput(network, shape)).orElse(network);
    }

    private static Network seeded(Variant variant, long seed) {
        var graph = variant.graph(Form.TRAINING);
        return new Network(variant.name(), graph, SeededWeights.of(graph, seed), Form.TRAINING);
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
        var expected = network.graph().inputShape();
        if (shape.rank() != expected.rank() || shape.channels() != expected.channels()) {
            throw new Problem(
                    "%s takes an input of N×%d×H×W; got %s.".formatted(network.name(), expected.channels(), shape));
        }
        try {
            var reshaped = network.withInputShape(shape);
            MemoryLimit.check(reshaped.graph());
            return reshaped;
        } catch (GraphException e) {
            throw new Problem("%s cannot take an input of %s: %s.".formatted(network.name(), shape, e.getMessage()), e);
        }
    }
}
