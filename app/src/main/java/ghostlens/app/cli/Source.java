package ghostlens.app.cli;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenNetwork;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a command runs: a network, its weights and its input.
final class Source {
    @Mixin
    private NetworkParameter network = new NetworkParameter();

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "A checkpoint of the network, under any names that are known; otherwise seeded weights are used.")
    private @Nullable Path weights;

    @Option(
            names = "--input",
            paramLabel = "FILE.npy",
            description = "A batch of images, float32 N×C×H×W; otherwise a seeded input is used.")
    private @Nullable Path input;

    /// A network and what it is to run on.
    record Opened(OpenNetwork what, Tensor input) {
        Network network() {
            return what.network();
        }
    }

    /// Opens both, and says what was made up.
    ///
    /// @param form empty for the form that the weights have, or the training form
    Opened open(Optional<Form> form, Terminal terminal) {
        return open(form, Optional.empty(), terminal);
    }

    /// @param batch images at a time, where the input is not given; empty for one
    /// @throws Problem if both the input and a batch or a size are given
    Opened open(Optional<Form> form, Optional<Integer> batch, Terminal terminal) {
        if (input != null && batch.isPresent()) {
            throw new Problem("--batch does not go with --input, which has a batch of its own; leave one of them out.");
        }
        if (input != null && network.hasSize()) {
            throw new Problem("--size does not go with --input, which has a size of its own; leave one of them out.");
        }
        var opened = network.open(form, weights, terminal);
        opened.requireRunnable();
        var both = withInput(opened, batch);
        if (input == null) {
            terminal.say("No --input given: using a seeded input of %s.".formatted(both.input.shape()));
        }
        return both;
    }

    private Opened withInput(OpenNetwork opened, Optional<Integer> batch) {
        if (input != null) {
            var tensor = NetworkOpener.readInput(input, opened);
            return new Opened(opened.withInput(tensor.shape()), tensor);
        }
        var own = opened.inputShape();
        var shape = batch.map(images -> own.with(0, images)).orElse(own);
        return new Opened(opened.withInput(shape), SeededInput.of(shape, OpenRequest.DEFAULT_SEED));
    }
}
