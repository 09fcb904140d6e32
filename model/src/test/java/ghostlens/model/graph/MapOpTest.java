package ghostlens.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MapOpTest {
    private static final TensorShape MAP = TensorShape.of(2, 8, 14, 9);

    @Test
    void poolsHaveTheSizeThatTheirWindowLeaves() {
        assertThat(new MapOp.MaxPool(Window.square(3, 2)).outputShape(List.of(MAP)))
                .isEqualTo(TensorShape.of(2, 8, 7, 5));
        assertThat(new MapOp.AveragePool(new Window(2, 2, 2, 2, 0, 0)).outputShape(List.of(MAP)))
                .isEqualTo(TensorShape.of(2, 8, 7, 4));
        assertRefused(new MapOp.MaxPool(new Window(15, 1, 1, 1, 0, 0)), "does not fit into 2×8×14×9");
    }

    @Test
    void resizeTakesTheNearestPixelAboveAndLeft() {
        var larger = new MapOp.Resize(28, 4);
        assertThat(larger.outputShape(List.of(MAP))).isEqualTo(TensorShape.of(2, 8, 28, 4));
        assertThat(IntStream.range(0, 6).map(y -> larger.row(y, MAP))).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(IntStream.range(0, 4).map(x -> larger.column(x, MAP))).containsExactly(0, 2, 4, 6);
        assertRefused(new MapOp.Resize(0, 4), "cannot be resized to 0×4");
    }

    @Test
    void shuffleTakesTheGroupsInTurn() {
        var shuffle = new MapOp.ChannelShuffle(2);
        assertThat(IntStream.range(0, 8).map(c -> shuffle.source(c, 8))).containsExactly(0, 4, 1, 5, 2, 6, 3, 7);
        assertRefused(new MapOp.ChannelShuffle(3), "do not form 3 groups");
    }

    @Test
    void transposedConvolutionSpreadsEveryPixel() {
        var conv = new MapOp.ConvTranspose2d(8, 5, 3, 2, true);
        assertThat(conv.outputShape(List.of(MAP))).isEqualTo(TensorShape.of(2, 5, 29, 19));
        assertThat(conv.multiplyAdds(List.of(MAP))).isEqualTo(2L * 8 * 14 * 9 * 5 * 9);
        assertThat(conv.weights().getFirst().shape()).isEqualTo(TensorShape.of(8, 5, 3, 3));
        assertThat(conv.label()).isEqualTo("transposed conv 3×3 /2");
        assertRefused(new MapOp.ConvTranspose2d(4, 5, 3, 2, true), "4 channels");
    }

    private static void assertRefused(Op op, String reason) {
        assertThatThrownBy(() -> op.outputShape(List.of(MAP)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining(reason);
    }
}
