package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxylessFileTest {
    private static final String SOUND = """
            {"bn": {"eps": 0.01}, "first_conv": {"out_channels": 8}, "feature_mix_layer": {"out_channels": 40},
             "classifier": {"out_features": 6}, "resolution": 96, "blocks": [
               {"mobile_inverted_conv": {"name": "MBInvertedConvLayer", "kernel_size": 5, "stride": 2,
                 "out_channels": 16, "expand_ratio": 3}, "shortcut": null},
               {"mobile_inverted_conv": {"name": "ZeroLayer"}, "shortcut": {"name": "IdentityLayer"}},
               {"mobile_inverted_conv": {"name": "MBInvertedConvLayer", "kernel_size": 3, "stride": 1,
                 "out_channels": 16, "expand_ratio": 1}, "shortcut": {"name": "IdentityLayer"}}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theNetworkIsMadeAsTheFileSays() throws IOException {
        var variant = ProxylessFile.read(written(SOUND));
        var graph = variant.graph(Form.TRAINING);
        assertThat(variant.name()).isEqualTo("mine");
        assertThat(graph.inputShape()).isEqualTo(TensorShape.of(1, 3, 96, 96));
        assertThat(variant.classes()).isEqualTo(6);
        assertThat(graph.toString())
                .contains("blocks.0.mobile_inverted_conv.depth_conv.conv = depthwise 5×5 /2", "blocks.2.add = add")
                .doesNotContain("blocks.1.")
                .doesNotContain("blocks.2.mobile_inverted_conv.inverted_bottleneck");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"bn\"' | '\"xx\"' | has no 'bn'",
                "'\"stride\": 2' | '\"stride\": 9' | has a 'stride' of 9",
                "'0.01' | '-1' | has an 'eps' of -1",
                "'\"expand_ratio\": 3' | '\"expand_ratio\": 0' | has an 'expand_ratio' of 0",
                "'ZeroLayer' | 'Other' | has a block of 'Other'",
                "'\"stride\": 2' | '\"stride\": \"2\"' | has a 'stride' of",
                "'\"shortcut\": null' | '\"shortcut\": {}' | describes layers that do not follow each other"
            })
    void whatIsWrongIsNamed(String right, String wrong, String sentence) throws IOException {
        var file = written(SOUND.replace(right, wrong));
        assertThatThrownBy(() -> ProxylessFile.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("mine.json " + sentence);
    }

    @Test
    void otherFilesAreNoArchitecture() throws IOException {
        var file = written("no json");
        assertThatThrownBy(() -> ProxylessFile.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("mine.json is no JSON");
    }

    @Test
    void theFileStandsBesideTheCheckpointUnderItsName() throws IOException {
        var file = written(SOUND);
        assertThat(ProxylessFile.beside(folder.resolve("mine.pth.tar"))).contains(file);
        assertThat(ProxylessFile.beside(folder.resolve("mine.pth"))).contains(file);
        assertThat(ProxylessFile.beside(folder.resolve("other.pth"))).isEmpty();
    }

    private Path written(String json) throws IOException {
        return Files.writeString(folder.resolve("mine.json"), json);
    }
}
