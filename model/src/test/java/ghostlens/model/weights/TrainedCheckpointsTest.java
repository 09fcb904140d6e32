package ghostlens.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.TestData;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Checkpoint.Ignored;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that PyTorch, safetensors and NumPy wrote of the same networks.
class TrainedCheckpointsTest {
    private static final String FASHION = "repghostnet-0.5x-fashion/";

    @ParameterizedTest
    @ValueSource(strings = {"state_dict_zip.pth", "timm_style_checkpoint_legacy.pth.tar", "state_dict.npz"})
    void everyFormatHoldsTheSameTensorsBitForBit(String file) {
        var expected = read(FASHION + "state_dict.safetensors").tensors();
        var tensors = withoutModule(read(FASHION + file).tensors());
        assertThat(tensors).hasSize(672);
        assertThat(tensors.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, tensor) -> assertSame(name, tensors.get(name), tensor));
    }

    @Test
    void theWrapperOfATrainingCheckpointIsTakenOffAndTheRestListed() {
        var checkpoint = read(FASHION + "timm_style_checkpoint_legacy.pth.tar");
        assertThat(checkpoint.taken()).contains("state_dict");
        assertThat(checkpoint.ignored())
                .contains(
                        new Ignored("epoch", "1"),
                        new Ignored("arch", "text"),
                        new Ignored("args", "argparse.Namespace"),
                        new Ignored("argparse.Namespace", "a class or function, not loaded"))
                .extracting(Ignored::name)
                .contains("optimizer")
                .doesNotContain("collections.OrderedDict", "torch.FloatStorage");
    }

    @Test
    void theConvertedNetworkIsRead() {
        var checkpoint = read(FASHION + "deploy_state_dict_zip.pth");
        assertThat(checkpoint.taken()).isEmpty();
        assertThat(checkpoint.ignored()).isEmpty();
        assertThat(checkpoint.tensors().keySet()).anyMatch(name -> name.endsWith("cheap_operation.bias"));
    }

    @Test
    void anOldPublishedCheckpointIsRead() {
        var checkpoint = read("proxylessnas-0.25x/proxyless-w0.25-r112_imagenet.pth");
        assertThat(checkpoint.taken()).contains("state_dict");
        assertThat(checkpoint.ignored()).isEmpty();
        var stem = checkpoint.tensors().get("first_conv.conv.weight");
        assertThat(stem).isNotNull().hasToString("float32 8×3×3×3");
    }

    private static Checkpoint read(String file) {
        return CheckpointReader.read(TestData.file(file));
    }

    private static Map<String, Tensor> withoutModule(Map<String, Tensor> tensors) {
        var named = new LinkedHashMap<String, Tensor>();
        tensors.forEach((name, tensor) -> named.put(name.replaceFirst("^module\\.", ""), tensor));
        return named;
    }

    private static void assertSame(String name, @Nullable Tensor actual, Tensor expected) {
        assertThat(actual).as(name).isNotNull().satisfies(tensor -> {
            assertThat(tensor).hasToString(expected.toString());
            assertThat(bits(tensor)).as(name).isEqualTo(bits(expected));
        });
    }

    private static long[] bits(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }
}
