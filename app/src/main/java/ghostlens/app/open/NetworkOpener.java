package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Npy;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Opens networks for the window and the command line alike.
public final class NetworkOpener {
    private static final int MOST_CLASSES = 100_000;

    private NetworkOpener() {}

    /// The network in the form asked for.
    ///
    /// @throws Problem if the name, the weights, the form or the input cannot be used
    public static OpenNetwork open(OpenRequest request) {
        return source(request).inForm(request.form());
    }

    /// The network before any conversion, whatever form is asked for: as its weights have it, or in the training form.
    ///
    /// @throws Problem if the name, the file, the weights, the classes or the input cannot be used
    public static OpenNetwork source(OpenRequest request) {
        var network = NetworkFile.named(request.name())
                .map(file -> opened(file, request))
                .orElseGet(() -> named(Zoo.find(request.name()), request));
        return request.input().map(network::withInput).orElse(network);
    }

    private static OpenNetwork opened(Path file, OpenRequest request) {
        request.weights().ifPresent(weights -> {
            throw new Problem("%s has weights of its own; leave out either it or %s.".formatted(file, weights));
        });
        return withClasses(NetworkFile.open(file), request);
    }

    private static OpenNetwork named(Variant variant, OpenRequest request) {
        return request.weights()
                .map(file -> withClasses(NetworkFile.load(variant, file), request))
                .orElseGet(() -> seeded(variant, request));
    }

    private static OpenNetwork withClasses(OpenNetwork opened, OpenRequest request) {
        request.classes()
                .filter(wanted -> !opened.classes().equals(Optional.of(wanted)))
                .ifPresent(wanted -> {
                    var file = opened.file().map(Path::toString).orElseThrow();
                    throw new Problem(opened.classes()
                            .map(held -> "%s tells %,d classes apart, not %,d; leave --classes out."
                                    .formatted(file, held, wanted))
                            .orElseGet(() -> "%s tells no classes apart; leave --classes out.".formatted(file)));
                });
        return opened;
    }

    private static OpenNetwork seeded(Variant variant, OpenRequest request) {
        var graph = variant.definition().graph(Form.TRAINING, variant.input(), classes(variant, request));
        var network = new Network(variant.name(), graph, SeededWeights.of(graph, request.seed()), Form.TRAINING);
        return new OpenNetwork(variant, network, Optional.empty(), Optional.empty(), List.of());
    }

    /// A variant's graph alone, without weights.
    ///
    /// @throws Problem if the classes or the input cannot be used
    public static OpGraph graph(Variant variant, OpenRequest request) {
        int classes = classes(variant, request);
        var shape = request.input().orElse(variant.input());
        return OpenNetwork.reshaped(
                variant.name(),
                variant.input(),
                shape,
                () -> variant.definition().graph(request.form(), shape, classes));
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
    public static Tensor readInput(Path file, OpenNetwork network) {
        var input = Npy.readFloatingPoint(file);
        try {
            network.withInput(input.shape());
        } catch (Problem e) {
            throw new Problem("%s: %s".formatted(file, e.sentence()), e);
        }
        return input;
    }
}
