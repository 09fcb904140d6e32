package ghostlens.model.zoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.model.Problem;
import ghostlens.model.graph.GraphException;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.ProxylessArchitecture.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file beside a ProxylessNAS checkpoint that says how the network is made: strides are not in the tensors. It has
/// the checkpoint's name and ends in `.json`, or in `.config` as the authors' own.
final class ProxylessFile {
    private static final List<String> ENDINGS = List.of(".json", ".config");
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_CHANNELS = 65_536;
    private static final int MOST_CLASSES = 100_000;
    private static final int LARGEST_KERNEL = 31;
    private static final int LARGEST_PICTURE = 4096;

    private final Path file;

    private ProxylessFile(Path file) {
        this.file = file;
    }

    /// Where the file would be, for messages.
    static Path expected(Path checkpoint) {
        return withEnding(checkpoint, ENDINGS.getFirst());
    }

    /// The file beside this checkpoint, if there is one.
    static Optional<Path> beside(Path checkpoint) {
        return ENDINGS.stream()
                .map(ending -> withEnding(checkpoint, ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Path withEnding(Path checkpoint, String ending) {
        return checkpoint.resolveSibling(stem(checkpoint) + ending);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("(?i)\\.(pth\\.tar|[a-z]+)$", "");
    }

    /// The network that the file describes.
    ///
    /// @throws Problem if the file cannot be read or describes no ProxylessNAS; it says what is wrong in it
    static Variant read(Path file) {
        return new ProxylessFile(file).checked();
    }

    private Variant checked() {
        var described = variant();
        try {
            described.graph(Form.TRAINING);
            return described;
        } catch (GraphException e) {
            throw wrong("describes layers that do not follow each other (%s)".formatted(e.getMessage()));
        }
    }

    private Variant variant() {
        var json = json();
        var architecture = new ProxylessArchitecture(
                epsilon(at(json, "bn")),
                number(at(json, "first_conv"), "out_channels", MOST_CHANNELS),
                blocks(at(json, "blocks")),
                number(at(json, "feature_mix_layer"), "out_channels", MOST_CHANNELS));
        var name = stem(file);
        var described = ProxylessNas.named(name, "ProxylessNAS of " + name)
                .summary("A ProxylessNAS as %s describes it.".formatted(file.getFileName()))
                .preprocessing(ProxylessNas.NARROWED)
                .classes(number(at(json, "classifier"), "out_features", MOST_CLASSES));
        if (json.has("resolution")) {
            described.input(3, number(json, "resolution", LARGEST_PICTURE));
        }
        return described.define(architecture::graph);
    }

    private JsonNode json() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw wrong("is too long to describe a network");
            }
            return new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw wrong("is no JSON");
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private List<Block> blocks(JsonNode list) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < list.size(); i++) {
            block(list.get(i), i).ifPresent(blocks::add);
        }
        return blocks;
    }

    /// Empty where the search left only the shortcut.
    private Optional<Block> block(JsonNode block, int position) {
        var layer = at(block, "mobile_inverted_conv");
        var kind = layer.path("name").asText();
        return switch (kind) {
            case "ZeroLayer" -> Optional.empty();
            case "MBInvertedConvLayer" ->
                Optional.of(new Block(
                        position,
                        number(layer, "kernel_size", LARGEST_KERNEL),
                        number(layer, "stride", 2),
                        expansion(layer),
                        number(layer, "out_channels", MOST_CHANNELS),
                        block.path("shortcut").isObject()));
            default -> throw wrong("has a block of '%s', which ProxylessNAS has not".formatted(kind));
        };
    }

    private double expansion(JsonNode layer) {
        double ratio = at(layer, "expand_ratio").asDouble();
        if (!(ratio >= 1 && ratio <= 64)) {
            throw wrong("has an 'expand_ratio' of " + layer.get("expand_ratio"));
        }
        return ratio;
    }

    private double epsilon(JsonNode norm) {
        double epsilon = at(norm, "eps").asDouble();
        if (!(epsilon > 0 && epsilon < 1)) {
            throw wrong("has an 'eps' of " + norm.get("eps"));
        }
        return epsilon;
    }

    private int number(JsonNode object, String name, int most) {
        var value = at(object, name);
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > most) {
            throw wrong("has a '%s' of %s".formatted(name, value));
        }
        return value.asInt();
    }

    private JsonNode at(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).orElseThrow(() -> wrong("has no '%s'".formatted(name)));
    }

    private Problem wrong(String what) {
        return new Problem(
                "%s %s: it has to be the architecture that belongs to the checkpoint beside it.".formatted(file, what));
    }
}
