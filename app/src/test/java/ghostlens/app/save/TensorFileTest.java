package ghostlens.app.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Npy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
    private static final TensorFile FILE =
            new TensorFile(Tensor.of(TensorShape.of(2, 2), new float[] {0.1f, -2, 3, 0}), List.of("out", "in"));

    @TempDir
    Path folder;

    @Test
    void npyHoldsTheSameTensor() {
        FILE.write(folder.resolve("w.npy"));
        var read = Npy.read(folder.resolve("w.npy"));
        assertThat(read.shape()).isEqualTo(TensorShape.of(2, 2));
        assertThat(read.toFloats()).containsExactly(0.1f, -2, 3, 0);
    }

    @Test
    void csvHasALineForEachValue() throws Exception {
        FILE.write(folder.resolve("w.csv"));
        assertThat(Files.readString(folder.resolve("w.csv")))
                .isEqualTo("out,in,value\r\n0,0,0.1\r\n0,1,-2.0\r\n1,0,3.0\r\n1,1,0.0\r\n");
    }

    @Test
    void otherEndingsAreRefused() {
        assertThatThrownBy(() -> FILE.write(folder.resolve("w.txt")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(".npy or .csv");
    }
}
