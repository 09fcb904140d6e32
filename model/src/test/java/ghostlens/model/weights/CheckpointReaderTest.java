package ghostlens.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.TestData;
import ghostlens.model.pickle.PickleWriter;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointReaderTest {
    private static final String FASHION = "repghostnet-0.5x-fashion/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void safetensorsAndNpzHoldTheSameTrainedTensors() {
        var safetensors = CheckpointReader.read(TestData.file(FASHION + "state_dict.safetensors"))
                .tensors();
        var npz =
                CheckpointReader.read(TestData.file(FASHION + "state_dict.npz")).tensors();
        assertThat(safetensors).hasSize(672).containsOnlyKeys(npz.keySet());
        safetensors.forEach((name, tensor) -> {
            assertThat(npz.get(name)).as(name).isNotNull().satisfies(other -> {
                assertThat(other.shape()).isEqualTo(tensor.shape());
                assertThat(other.toDoubles()).isEqualTo(tensor.toDoubles());
            });
        });
    }

    @Test
    void npzHoldsArraysOfSeveralTypes() {
        var tensors =
                CheckpointReader.read(TestData.file(FASHION + "reference.npz")).tensors();
        assertThat(tensors.get("input")).isInstanceOf(Tensor.Float32.class);
        assertThat(tensors.get("logits_f64")).isInstanceOf(Tensor.Float64.class);
        assertThat(tensors.get("labels")).isNotNull().extracting(Tensor::shape).isEqualTo(TensorShape.of(32));
    }

    @Test
    void tensorsComeInTheOrderOfTheHeader() throws IOException {
        var file = write("""
                {"b": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]},
                 "__metadata__": {"format": "pt"},
                 "a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}""", 8);
        assertThat(CheckpointReader.read(file).tensors().keySet()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource({"F16, 0x3C00, 1.0", "F16, 0xC100, -2.5", "F16, 0x0001, 5.9604644775390625E-8", "BF16, 0x3FC0, 1.5"})
    void halfPrecisionIsExact(String dtype, String bits, double value) throws IOException {
        var bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) (int) Integer.decode(bits));
        assertThat(single(dtype, bytes).get(0)).isEqualTo(value);
        assertThat(single(dtype, bytes)).isInstanceOf(Tensor.Float32.class);
    }

    @Test
    void wideTypesKeepTheirValues() throws IOException {
        var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(single("F64", bytes.putDouble(0, Math.PI)).get(0)).isEqualTo(Math.PI);
        assertThat(single("I64", bytes.putLong(0, -(1L << 50))).get(0)).isEqualTo(-(1L << 50));
    }

    @Test
    void aTensorWithoutExtentsIsAScalar() throws IOException {
        var file = write("{\"n\": {\"dtype\": \"I64\", \"shape\": [], \"data_offsets\": [0, 8]}}", 8);
        assertThat(CheckpointReader.read(file).tensors().get("n"))
                .isNotNull()
                .extracting(Tensor::shape)
                .isEqualTo(TensorShape.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]}} | 4 | truncated: the tensor a",
                "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]}} | 9 | 1 bytes follow",
                "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 4]}} | 4 | a has 4 bytes where F32 2 takes 8",
                "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [8, 0]}} | 8 | a has data_offsets 8 to 0",
                "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [-4, 0]}} | 8 | a has data_offsets -4 to 0",
                "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [4, 8]}} | 8 | a leaves a gap",
                "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [0]}} | 4 | 1 data_offsets instead of 2",
                "{'a': {'dtype': 'F32', 'shape': 3, 'data_offsets': [0, 4]}} | 4 | no list shape",
                "{'a': {'dtype': 'F32', 'shape': [1.5], 'data_offsets': [0, 4]}} | 4 | not made of whole numbers",
                "{'a': {'dtype': 'F32', 'shape': [0], 'data_offsets': [0, 0]}} | 0 | no values or too many",
                "{'a': {'dtype': 'F32', 'shape': [65536, 65536], 'data_offsets': [0, 4]}} | 4 | too many",
                "{'a': {'dtype': 'F8_E4M3', 'shape': [1], 'data_offsets': [0, 1]}} | 1 | unknown dtype 'F8_E4M3'",
                "{'a': 7} | 0 | unknown dtype",
                "{'a': {'dtype': 'U8', 'shape': [1], 'data_offsets': [0, 1]} | 1 | not JSON",
                "{} {} | 0 | not JSON",
                "{'a': {'dtype': 'U8', 'shape': [1], 'data_offsets': [0, 1]}, 'a': 2} | 1 | not JSON",
                "[] | 0 | not a JSON object",
                "{'a': {'dtype': 'U8', 'shape': [3], 'data_offsets': [0, 3]}, "
                        + "'b': {'dtype': 'U8', 'shape': [3], 'data_offsets': [2, 5]}} | 5 | b overlaps"
            })
    void brokenSafetensorsGiveOneSentence(String header, int bytes, String sentence) throws IOException {
        assertProblem(write(header.replace('\'', '"'), bytes), sentence);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE, 1000})
    void aHeaderLongerThanTheFileGivesOneSentence(long length) throws IOException {
        var bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        assertProblem(
                Files.write(folder.resolve("long"), bytes.array()),
                "neither a PyTorch file nor .npz, and as .safetensors its header does not fit into its 20 bytes");
    }

    @Test
    void aHeaderOfNoNetworkGivesOneSentence() throws IOException {
        assertProblem(write(" ".repeat((1 << 25) + 1), 0), "a header of 33554433 bytes, which describes no network");
        var shape = "1, ".repeat(64) + "1";
        assertProblem(
                write("{\"a\": {\"dtype\": \"U8\", \"shape\": [%s], \"data_offsets\": [0, 1]}}".formatted(shape), 1),
                "a shape of more than 64");
    }

    @Test
    void whatIsNoFileGivesOneSentence() throws IOException {
        assertProblem(folder, "is not a file");
        assertProblem(folder.resolve("missing.safetensors"), "There is no file");
        assertProblem(Files.write(folder.resolve("empty"), new byte[0]), "is empty");
        assertProblem(Files.write(folder.resolve("short"), new byte[5]), "too short");
    }

    @Test
    void aTruncatedRealFileGivesOneSentence() throws IOException {
        var whole = Files.readAllBytes(TestData.file(FASHION + "state_dict.safetensors"));
        for (int length : new int[] {9, 1000, 60_000, whole.length / 2, whole.length - 1}) {
            var file = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(whole, length));
            assertProblem(file, "truncated");
        }
    }

    @Test
    void aTruncatedZipGivesOneSentence() throws IOException {
        var whole = Files.readAllBytes(zip("a.npy", NpyTest.array("'<f4'", "False", "(1,)", 4)));
        var file = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, whole.length - 30));
        assertProblem(file, "not a whole zip archive");
    }

    @Test
    void aDamagedEntryOfAZipGivesOneSentence() throws IOException {
        var array = NpyTest.array("'<f4'", "False", "(4,)", 16);
        var file = stored("a.npy", array);
        var bytes = Files.readAllBytes(file);
        int last = indexOf(bytes, array) + array.length - 1;
        bytes[last] ^= 1;
        assertProblem(Files.write(file, bytes), "entry a.npy does not agree with its check sum");
    }

    @Test
    void otherKindsOfFilesAreNamed() throws IOException {
        assertProblem(zip("archive/data.txt", new byte[3]), "neither a PyTorch checkpoint nor NumPy arrays");
        assertProblem(
                Files.write(folder.resolve("a.npy"), NpyTest.array("'<f4'", "False", "(1,)", 4)), "single NumPy array");
        assertProblem(Files.write(folder.resolve("p.pkl"), PickleWriter.pickle(List.of(1, 2))), "did not write");
    }

    @Test
    void aHeaderAsLongAsAPickleBeginsIsNoPickle() throws IOException {
        var entry = "{\"a\": {\"dtype\": \"U8\", \"shape\": [1], \"data_offsets\": [0, 1]}}";
        var file = write(entry + " ".repeat(0x280 - entry.length()), 1);
        assertThat(CheckpointReader.read(file).tensors()).containsOnlyKeys("a");
    }

    @Test
    void deflatedEntriesAndScalarsAreRead() throws IOException {
        var file = zip("n.npy", NpyTest.array("'<i8'", "False", "()", 8));
        assertThat(CheckpointReader.read(file).tensors().get("n"))
                .isNotNull()
                .satisfies(n -> assertThat(n.get(0)).isEqualTo(0x0706050403020100L));
    }

    private Path write(String header, int bytes) throws IOException {
        return SafetensorsFile.write(folder, header, bytes);
    }

    private Tensor single(String dtype, ByteBuffer bytes) throws IOException {
        var header = "{\"a\": {\"dtype\": \"%s\", \"shape\": [1], \"data_offsets\": [0, %d]}}"
                .formatted(dtype, bytes.capacity());
        var file = SafetensorsFile.write(folder, header, bytes.array());
        return CheckpointReader.read(file).tensors().values().iterator().next();
    }

    private Path zip(String name, byte[] content) throws IOException {
        return zip(new ZipEntry(name), content);
    }

    private Path stored(String name, byte[] content) throws IOException {
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        return zip(entry, content);
    }

    private Path zip(ZipEntry entry, byte[] content) throws IOException {
        var file = folder.resolve("made.npz");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return file;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }

    private static void assertProblem(Path file, String sentence) {
        assertThatThrownBy(() -> CheckpointReader.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(String.valueOf(file.getFileName()))
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
