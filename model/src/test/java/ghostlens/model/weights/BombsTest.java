package ghostlens.model.weights;

import static ghostlens.model.pickle.PickleWriter.dictionary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small files that claim or unfold to much.
class BombsTest {
    private static final int LARGE = 100 << 20;

    @TempDir
    private Path folder;

    @Test
    void anEntryThatUnfoldsToMuchIsRefusedByItsSize() throws IOException {
        var zeros = NpyTest.zeros(LARGE / 4);
        assertProblem(
                ZipBytes.deflated(Map.of("a.npy", zeros)), "claims to hold 100 MB or more, too much for its size");
    }

    @Test
    void entriesThatTogetherUnfoldToMuchAreRefused() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 10; i++) {
            entries.put(i + ".npy", NpyTest.zeros(LARGE / 40));
        }
        assertProblem(ZipBytes.deflated(entries), "MB or more, too much for its size");
    }

    @Test
    void anEntryThatUnfoldsToMoreThanItClaimsIsRefused() throws IOException {
        var bytes = ZipBytes.deflated(Map.of("a.npy", NpyTest.zeros(1000)));
        assertProblem(withSize(bytes, 200), "holds more than the 200 bytes that it claims");
        assertProblem(withSize(bytes, 9000), "of the 9000 bytes that it claims");
        assertProblem(withSize(bytes, 0xf000_0000L), "claims to hold 3840 MB or more");
    }

    /// As the directory at the end of the archive claims it.
    private static byte[] withSize(byte[] zip, long size) {
        var bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 22 + 16);
        return bytes.putInt(directory + 24, (int) size).array();
    }

    @Test
    void aValueThatIsShownManyTimesIsRefused() throws IOException {
        var torch = new TorchFile();
        var storage = torch.storage("0", 1);
        var tensors = dictionary();
        for (int i = 0; i < 20; i++) {
            tensors.put("a" + i, TorchFile.tensor(storage, 0, List.of(1024, 1024), List.of(0, 0)));
        }
        assertProblem(torch.zip(tensors), "claims to hold 36 MB or more, too much for its size");
        assertProblem(torch.legacy(tensors), "claims to hold 36 MB or more, too much for its size");
    }

    @Test
    void wideValuesOfASmallTypeAreReadWhereTheFileIsLargeEnough() throws IOException {
        var array = NpyTest.array("'|u1'", "False", "(%d,)".formatted(LARGE / 8), LARGE / 8);
        var tensors = CheckpointReader.read(write(ZipBytes.stored(Map.of("a.npy", array))))
                .tensors();
        assertThat(tensors).containsOnlyKeys("a");
    }

    private void assertProblem(byte[] bytes, String sentence) throws IOException {
        var file = write(bytes);
        assertThatThrownBy(() -> CheckpointReader.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(sentence);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bomb"), bytes);
    }
}
