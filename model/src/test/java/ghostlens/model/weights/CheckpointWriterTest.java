package ghostlens.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointWriterTest {
    private static final Map<String, Tensor> TENSORS = tensors();

    @TempDir
    private Path folder;

    private static Map<String, Tensor> tensors() {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("z.weight", Tensor.float32(TensorShape.of(70, 1000), values -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = i / 3f;
            }
        }));
        tensors.put("a/ü \"b\"", Tensor.of(TensorShape.of(3), new double[] {Math.PI, Double.NEGATIVE_INFINITY, -0.0}));
        tensors.put("count", Tensor.of(TensorShape.of(), new double[] {7}));
        tensors.put("odd", Tensor.of(TensorShape.of(1, 2), new float[] {Float.NaN, Float.MIN_VALUE}));
        return tensors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.safetensors", "w.npz", "W.NPZ"})
    void whatIsWrittenIsReadAgainBitForBitAndInOrder(String name) {
        var file = folder.resolve(name);
        CheckpointWriter.write(TENSORS, file);
        var read = CheckpointReader.read(file).tensors();
        assertThat(read.keySet()).containsExactlyElementsOf(TENSORS.keySet());
        TENSORS.forEach((key, tensor) -> assertThat(read.get(key)).isNotNull().satisfies(other -> {
            assertThat(other).hasToString(tensor.toString());
            assertThat(other.toDoubles()).isEqualTo(tensor.toDoubles());
        }));
    }

    @Test
    void oneTensorIsWrittenAsAnArray() {
        var file = folder.resolve("a.npy");
        CheckpointWriter.write(Map.of("a", Tensor.of(TensorShape.of(2, 1), new float[] {1, 2})), file);
        assertThat(Npy.read(file)).hasToString("float32 2×1");
        assertThat(Npy.read(file).toFloats()).containsExactly(1, 2);
        assertProblem(TENSORS, "b.npy", "can hold one array, not 4");
    }

    @Test
    void theHeaderIsAsOtherToolsExpectIt() throws IOException {
        var file = folder.resolve("w.safetensors");
        CheckpointWriter.write(Map.of("a", Tensor.of(TensorShape.of(1), new float[1])), file);
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text.substring(8))
                .startsWith("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
        assertThat((text.length() - 4) % 8).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"safetensors", "npz"})
    void theSameTensorsGiveTheSameBytes(String ending) throws IOException {
        var first = folder.resolve("first." + ending);
        var second = folder.resolve("second." + ending);
        CheckpointWriter.write(TENSORS, first);
        CheckpointWriter.write(TENSORS, second);
        assertThat(second).hasBinaryContent(Files.readAllBytes(first));
    }

    @Test
    void whatCannotBeWrittenIsToldInOneSentence() {
        assertProblem(TENSORS, "w.pth", "ends in neither");
        assertProblem(TENSORS, "missing/w.npz", "cannot be written");
        assertProblem(Map.of("__metadata__", Tensor.of(TensorShape.of(1), new float[1])), "w.safetensors", "reserves");
        assertThat(folder).isEmptyDirectory();
    }

    private void assertProblem(Map<String, Tensor> tensors, String name, String sentence) {
        assertThatThrownBy(() -> CheckpointWriter.write(tensors, folder.resolve(name)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(name)
                .hasMessageContaining(sentence);
    }
}
