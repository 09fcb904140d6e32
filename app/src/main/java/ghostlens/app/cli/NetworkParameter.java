package ghostlens.app.cli;

import ghostlens.app.open.ImageSize;
import ghostlens.app.open.NetworkFile;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenNetwork;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which network a command is about.
final class NetworkParameter {
    @Parameters(
            paramLabel = "NETWORK|FILE",
            description = {
                "What to open: a network such as repghostnet-1.0x (see: ghostlens list),",
                "or a checkpoint or ONNX file, which says by itself what it is."
            })
    String name = "";

    @Option(
            names = "--size",
            paramLabel = "HxW",
            description = "Height and width of its input, such as 193x225, or 224 for both; its own if not given.")
    private @Nullable String size;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "How many classes it tells apart; as many as the weights hold, or its own, if not given.")
    private @Nullable Integer classes;

    /// Says what a file turned out to be, and which weights were made up.
    ///
    /// @param form empty for the form that the weights have, or the training form
    /// @throws Problem if the name, a file, the form, the size or the classes cannot be used
    OpenNetwork open(Optional<Form> form, @Nullable Path weights, Terminal terminal) {
        var request = request(form.orElse(Form.TRAINING)).withWeights(Optional.ofNullable(weights));
        var opened = form.isPresent() ? NetworkOpener.open(request) : NetworkOpener.source(request);
        if (isFile()) {
            opened.notes().forEach(terminal::say);
        }
        if (opened.file().isEmpty()) {
            terminal.say("No --weights given: using seeded weights.");
        }
        return size == null ? opened : opened.withInput(sized(opened.inputShape(), size));
    }

    boolean hasSize() {
        return size != null;
    }

    /// Whether a file stands where a network may.
    boolean isFile() {
        return NetworkFile.named(name).isPresent();
    }

    /// @throws Problem if there is no such network
    Variant variant() {
        return Zoo.find(name);
    }

    /// The graph of a network of the zoo, without weights.
    ///
    /// @throws Problem if the size or the classes cannot be used
    OpGraph graph(Form form) {
        var request = request(form);
        return NetworkOpener.graph(
                variant(),
                size == null
                        ? request
                        : request.withInput(Optional.of(sized(variant().input(), size))));
    }

    private OpenRequest request(Form form) {
        return OpenRequest.of(name, form).withClasses(Optional.ofNullable(classes));
    }

    private TensorShape sized(TensorShape shape, String written) {
        if (shape.rank() != 4) {
            throw new Problem("%s takes no pictures but an input of %s; leave --size out.".formatted(name, shape));
        }
        return ImageSize.of(written).in(shape);
    }
}
