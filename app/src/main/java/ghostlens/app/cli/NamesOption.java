package ghostlens.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Under whose names tensors are written.
final class NamesOption {
    @Option(
            names = "--names",
            paramLabel = "SOURCE",
            description = {
                "Whose names the tensors in a .safetensors or .npz file get: official, timm, torchvision, …;",
                "those of the file they came from, or the likeliest source's, if not given."
            })
    private @Nullable String names;

    Optional<String> names() {
        return Optional.ofNullable(names);
    }
}
