package ghostlens.model.weights;

import static ghostlens.model.pickle.PickleWriter.dictionary;
import static ghostlens.model.pickle.PickleWriter.ordered;
import static ghostlens.model.pickle.PickleWriter.pickle;
import static ghostlens.model.weights.TorchFile.part;
import static ghostlens.model.weights.TorchFile.tensor;
import static ghostlens.model.weights.TorchFile.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.pickle.PickleWriter.Called;
import ghostlens.model.pickle.PickleWriter.Named;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Checkpoint.Ignored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointsTest {
    @TempDir
    private Path folder;

    private final TorchFile torch = new TorchFile();

    @Test
    void bothFormsAreRead() {
        var root = ordered(dictionary("b", vector(torch.storage("0", 1, 2), 2), "a", vector(torch.storage("1", 3), 1)));
        for (var bytes : List.of(torch.zip(root), torch.legacy(root))) {
            var tensors = read(bytes).tensors();
            assertThat(tensors.keySet()).containsExactly("b", "a");
            assertThat(get(tensors, "b").toFloats()).containsExactly(1, 2);
            assertThat(get(tensors, "a").toFloats()).containsExactly(3);
        }
    }

    @Test
    void viewsShowTheirElementsOfASharedStorage() {
        var storage = torch.storage("0", 0, 1, 2, 3, 4, 5, 6, 7);
        var root = dictionary(
                "rows", tensor(storage, 2, List.of(2, 3), List.of(3, 1)),
                "columns", tensor(storage, 2, List.of(2, 3), List.of(1, 2)),
                "same", tensor(storage, 7, List.of(2, 2), List.of(0, 0)),
                "single", tensor(storage, 5, List.of(1, 2, 1), List.of(99, 1, 99)));
        for (var bytes : List.of(torch.zip(root), torch.legacy(root))) {
            var tensors = read(bytes).tensors();
            assertThat(get(tensors, "rows").toFloats()).containsExactly(2, 3, 4, 5, 6, 7);
            assertThat(get(tensors, "columns").toFloats()).containsExactly(2, 4, 6, 3, 5, 7);
            assertThat(get(tensors, "same").toFloats()).containsExactly(7, 7, 7, 7);
            assertThat(get(tensors, "single").toFloats()).containsExactly(5, 6);
        }
    }

    @Test
    void partsOfStoragesAreReadAsOldFilesHaveThem() {
        var whole = torch.storage("0", 0, 1, 2, 3, 4);
        var root = dictionary("a", vector(part(whole, 2, 2), 2));
        assertThat(get(read(torch.legacy(root)).tensors(), "a").toFloats()).containsExactly(2, 3);
        assertProblem(torch.legacy(dictionary("a", vector(part(whole, 2, 2), 3))), "beyond the 2 values");
        assertProblem(torch.legacy(dictionary("a", vector(part(whole, 4, 2), 1))), "not put together");
    }

    @ParameterizedTest
    @CsvSource({
        "Float, 4, 3.820471434542632E-37, float32",
        "Double, 8, 7.949928895127363E-275, float64",
        "Half, 2, 1.52587890625E-5, float32",
        "BFloat16, 2, 2.3509887016445750159E-38, float32",
        "Long, 8, 506097522914230528, float64",
        "Int, 4, 50462976, float64",
        "Short, 2, 256, float64",
        "Char, 1, 0, float64",
        "Byte, 1, 0, float64",
        "Bool, 1, 0, float64"
    })
    void valuesAreReadInTheirType(String type, int size, double value, String kept) {
        var root = dictionary("a", vector(torch.storage("0", type, size, 1), 1));
        for (var bytes : List.of(torch.zip(root), torch.legacy(root))) {
            var tensor = get(read(bytes).tensors(), "a");
            assertThat(tensor.get(0)).isEqualTo(value);
            assertThat(tensor).hasToString(kept + " 1");
        }
    }

    @Test
    void anUntypedStorageTakesTheTypeOfItsTensor() {
        var storage = torch.storage("0", "Untyped", 1, 4);
        var tensor = new Called(
                new Named("torch._utils", "_rebuild_tensor_v3"),
                List.of(storage, 0, List.of(2), List.of(1), false, ordered(Map.of()), new Named("torch", "uint16")),
                Map.of());
        assertThat(get(read(torch.zip(dictionary("a", tensor))).tensors(), "a").toDoubles())
                .containsExactly(0x0100, 0x0302);
    }

    @Test
    void valuesMayStandBigEndFirst() {
        var root = dictionary("a", vector(torch.storage("0", "Short", 2, 2), 2));
        assertThat(get(read(torch.zip(pickle(root), Map.of("byteorder", "big"))).tensors(), "a")
                        .toDoubles())
                .containsExactly(0x0001, 0x0203);
        assertProblem(torch.zip(pickle(root), Map.of("byteorder", "middle")), "neither little nor big");
    }

    @Test
    void parametersAndScalarsAreTensors() {
        var scalar = tensor(torch.storage("0", 5), 0, List.of(), List.of());
        var parameter = new Called(
                new Named("torch._utils", "_rebuild_parameter"), List.of(scalar, true, ordered(Map.of())), Map.of());
        var tensor = get(read(torch.zip(dictionary("a", parameter))).tensors(), "a");
        assertThat(tensor.shape()).isEqualTo(TensorShape.of());
        assertThat(tensor.get(0)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state_dict", "model", "model_state_dict", "net", "state_dict_ema", "generator"})
    void wrappersAreTakenOff(String wrapper) {
        var checkpoint = read(torch.zip(dictionary("epoch", 3, wrapper, ordered(weights("0")))));
        assertThat(checkpoint.tensors()).containsOnlyKeys("a");
        assertThat(checkpoint.taken()).contains(wrapper);
        assertThat(checkpoint.ignored()).containsExactly(new Ignored("epoch", "3"));
    }

    @Test
    void wrappersInWrappersAreTakenOff() {
        var checkpoint = read(torch.zip(dictionary("model", dictionary("state_dict", weights("0")))));
        assertThat(checkpoint.taken()).contains("model.state_dict");
        assertThat(checkpoint.tensors()).containsOnlyKeys("a");
    }

    @Test
    void weightsAreTakenBeforeTheirAverage() {
        var checkpoint = read(torch.zip(dictionary("state_dict_ema", weights("0"), "state_dict", weights("1"))));
        assertThat(checkpoint.taken()).contains("state_dict");
        assertThat(checkpoint.ignored())
                .containsExactly(new Ignored("state_dict_ema", "a dictionary of 1 with tensors; state_dict was taken"));
    }

    @Test
    void aTensorBesideTheWrapperIsPassedOver() {
        var best = tensor(torch.storage("0", 72), 0, List.of(), List.of());
        var checkpoint = read(torch.zip(dictionary("best", best, "state_dict", weights("1"))));
        assertThat(checkpoint.tensors()).containsOnlyKeys("a");
    }

    @Test
    void severalNetworksAreNotGuessedAbout() {
        assertProblem(
                torch.zip(dictionary("generator", weights("0"), "critic", weights("1"))),
                "several networks (generator, critic)");
    }

    @Test
    void whatMeansNothingIsListedAndNotRun() {
        var evil = new Called(new Named("os", "system"), List.of("touch " + folder.resolve("run")), Map.of());
        var root = dictionary(
                "a",
                vector(torch.storage("0", 1), 1),
                "evil",
                evil,
                "empty",
                tensor(torch.storage("1", 1), 0, List.of(0, 3), List.of(3, 1)),
                "complex",
                vector(torch.storage("2", "ComplexFloat", 8, 1), 1),
                7,
                vector(torch.storage("3", 1), 1));
        for (var bytes : List.of(torch.zip(root), torch.legacy(root))) {
            var checkpoint = read(bytes);
            assertThat(checkpoint.tensors()).containsOnlyKeys("a");
            assertThat(checkpoint.ignored())
                    .containsExactly(
                            new Ignored("evil", "os.system"),
                            new Ignored("empty", "a tensor without values"),
                            new Ignored("complex", "a tensor of torch.ComplexFloatStorage"),
                            new Ignored("7", "a tensor without a name"),
                            new Ignored("os.system", "a class or function, not loaded"));
        }
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void brokenTensorsGiveOneSentence() {
        var storage = torch.storage("0", 1, 2);
        assertBroken(tensor(storage, 1, List.of(2), List.of(1)), "beyond the 2 values");
        assertBroken(tensor(storage, 0, List.of(2), List.of(2)), "beyond the 2 values");
        assertBroken(tensor(storage, -1, List.of(2), List.of(1)), "beyond the 2 values");
        assertBroken(tensor(storage, 0, List.of(2), List.of(-1)), "not put together");
        assertBroken(tensor(storage, 0, List.of(2), List.of()), "not put together");
        assertBroken(tensor(storage, 0, List.of(1 << 20, 1 << 20), List.of(0, 0)), "not put together");
        assertBroken(tensor(storage, 0, List.of(1 << 15, 1 << 15), List.of(0, 0)), "too much for its size");
        var huge = List.of(storage, 0, List.of(2, 2), List.of(Long.MAX_VALUE, Long.MAX_VALUE), false);
        assertBroken(rebuilt(huge), "beyond the 2 values");
        assertBroken(rebuilt(List.of(storage, 0, List.of(5), List.of(1L << 62), false)), "beyond the 2 values");
        assertBroken(rebuilt(List.of(storage, 0)), "not put together");
        assertProblem(torch.zip(dictionary("a", rebuilt(List.of("0", 0, List.of(), List.of())))), "not put together");
    }

    private void assertBroken(Called tensor, String sentence) {
        assertProblem(torch.zip(dictionary("a", tensor)), sentence);
        assertProblem(torch.legacy(dictionary("a", tensor)), sentence);
    }

    private static Called rebuilt(List<?> arguments) {
        return new Called(new Named("torch._utils", "_rebuild_tensor_v2"), arguments, Map.of());
    }

    @Test
    void tensorsKeepTheirOrderWhicheverStoragesTheyShare() {
        var first = torch.storage("0", 1);
        var root = dictionary("a", vector(first, 1), "b", vector(torch.storage("1", 2), 1), "c", vector(first, 1));
        assertThat(read(torch.zip(root)).tensors().keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void bytesTooManyForTheirStorageAreRefused() {
        var root = dictionary("a", vector(torch.storage("0", "Float", 3, new byte[13]), 2));
        assertProblem(torch.zip(root), "takes 13 bytes, which are not its 3 values");
    }

    @Test
    void storagesAreHeldAgainstTheirEntries() {
        var root = dictionary("a", vector(torch.storage("0", "Float", 3, new byte[11]), 2));
        assertProblem(torch.zip(root), "takes 11 bytes, which are not its 3 values of torch.FloatStorage");
        assertProblem(torch.legacy(root), "ends in the middle of its values");
        assertProblem(new TorchFile().zip(root), "no entry archive/data/0");
        assertProblem(new TorchFile().legacy(root), "no storage 0");
        assertProblem(torch.legacy(pickle(root), pickle(7)), "storages are not listed");
        assertProblem(torch.legacy(pickle(root), pickle(List.of("1"))), "a storage that no tensor has");
    }

    @Test
    void whatHoldsNoStateDictIsSaid() {
        assertProblem(
                torch.zip(new Called(new Named("ghostnet", "GhostNet"), List.of(), Map.of())),
                "holds ghostnet.GhostNet instead of tensors by name");
        assertProblem(torch.zip(dictionary("epoch", 1)), "holds no tensors by name, only epoch");
        assertProblem(torch.zip(new byte[3], Map.of("sub/data.pkl", "")), "holds 2 checkpoints");
    }

    private static Tensor get(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    private Map<Object, @Nullable Object> weights(String key) {
        return dictionary("a", vector(torch.storage(key, 1), 1));
    }

    private Checkpoint read(byte[] bytes) {
        return CheckpointReader.read(write(bytes));
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("made.pth"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertProblem(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("made.pth")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
