package ghostlens.app.cli;

import ghostlens.app.open.ImageSize;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which network a command is about.
final class NetworkParameter {
    @Parameters(paramLabel = "NETWORK", description = "What to open, such as repghostnet-1.0x; see: ghostlens list")
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

    /// @throws Problem if the size is none or there is no such network
    OpenRequest request(Form form) {
        return OpenRequest.of(name, form)
                .withInput(Optional.ofNullable(size).map(this::input))
                .withClasses(Optional.ofNullable(classes));
    }

    boolean hasSize() {
        return size != null;
    }

    private TensorShape input(String digits) {
        return ImageSize.of(digits).in(Zoo.find(name).input());
    }
}
