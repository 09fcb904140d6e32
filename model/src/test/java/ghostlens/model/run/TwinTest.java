package ghostlens.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.Window;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.run.nd4j.Nd4jEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every operator on the engines that compute in float32 against the reference engine.
final class TwinTest {
    private static final double ROUNDING = 5e-6;

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource({"convolutions", "activations", "maps", "others"})
    void enginesComputeWhatTheReferenceComputes(Op op, TensorShape shape) {
        assertIsComputedRight(op, Samplers.values(shape, 7));
    }

    private static void assertIsComputedRight(Op op, Tensor input) {
        var network = Samplers.network(op, input.shape());
        var expected = Samplers.run(new ReferenceEngine(), network, input);
        assertThat(List.of(new Nd4jEngine(), new FastEngine())).allSatisfy(engine -> {
            var actual = Samplers.run(engine, network, input);
            assertThat(actual.shape()).isEqualTo(expected.shape());
            assertThat(Samplers.relativeDifference(expected, actual)).isLessThan(ROUNDING);
        });
    }

    static Stream<Arguments> convolutions() {
        var cases = new ArrayList<Arguments>();
        for (int size : new int[] {1, 2, 3, 5, 7, 8, 9, 15, 16, 17}) {
            for (int kernel : new int[] {1, 2, 3, 5, 7}) {
                for (int stride = 1; stride <= 3; stride++) {
                    int channels = 1 + (size + kernel + stride) % 9;
                    var window = Window.square(kernel, stride);
                    var shape = TensorShape.of(1 + size % 3, channels, size, size);
                    if (window.outputHeight(size) > 0) {
                        cases.add(Arguments.of(new Op.Conv2d(channels, 1 + size, window, 1, stride == 2), shape));
                        cases.add(
                                Arguments.of(new Op.Conv2d(channels, channels, window, channels, stride == 1), shape));
                    }
                }
            }
        }
        return cases.stream();
    }

    static Stream<Arguments> activations() {
        return Stream.of(Kind.values())
                .map(Op.Activation::new)
                .flatMap(op -> Stream.of(
                                TensorShape.of(1, 12, 7, 7),
                                TensorShape.of(3, 12, 17, 15),
                                TensorShape.of(9, 12, 8, 5),
                                TensorShape.of(1, 12, 1, 1),
                                TensorShape.of(2, 12, 1, 1),
                                TensorShape.of(5, 3))
                        .map(shape -> Arguments.of(op, shape)));
    }

    /// What changes a map's size or the order of its channels.
    static Stream<Arguments> maps() {
        var ops = List.<Op>of(
                new MapOp.MaxPool(Window.square(3, 2)),
                new MapOp.MaxPool(Window.square(1, 2)),
                new MapOp.MaxPool(new Window(2, 5, 1, 3, 0, 2)),
                new MapOp.AveragePool(Window.square(3, 2)),
                new MapOp.AveragePool(new Window(2, 2, 2, 2, 0, 0)),
                new MapOp.AveragePool(new Window(5, 1, 1, 2, 2, 0)),
                new MapOp.MaxPool(new Window(3, 3, 2, 2, 0, 0, 1, 1)),
                new MapOp.AveragePool(new Window(3, 2, 2, 2, 0, 1, 1, 0)),
                new MapOp.AveragePool(new Window(3, 3, 2, 2, 1, 1), false),
                new MapOp.AveragePool(new Window(3, 3, 2, 2, 0, 0, 1, 1), false),
                new MapOp.Resize(14, 14),
                new MapOp.Resize(5, 23),
                new MapOp.Resize(1, 1),
                new MapOp.ChannelShuffle(1),
                new MapOp.ChannelShuffle(2),
                new MapOp.ChannelShuffle(3),
                new MapOp.ChannelShuffle(6),
                new MapOp.ChannelShuffle(12),
                new MapOp.ConvTranspose2d(12, 5, 2, 2, true),
                new MapOp.ConvTranspose2d(12, 17, 3, 2, false),
                new MapOp.ConvTranspose2d(12, 8, 1, 3, true),
                new MapOp.ConvTranspose2d(12, 3, 3, 1, true),
                new Op.Multiply());
        var shapes = List.of(
                TensorShape.of(1, 12, 7, 7),
                TensorShape.of(2, 12, 16, 9),
                TensorShape.of(9, 12, 5, 17),
                TensorShape.of(3, 12, 56, 57),
                TensorShape.of(2, 12, 2, 3));
        return ops.stream()
                .flatMap(op -> shapes.stream().filter(shape -> fits(op, shape)).map(shape -> Arguments.of(op, shape)));
    }

    private static boolean fits(Op op, TensorShape shape) {
        return !(op instanceof MapOp.AveragePool(var window, var _)) || window.outputHeight(shape.height()) > 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void enginesMultiplyMapsOfOneShape(int batch) {
        var shape = TensorShape.of(batch, 12, 9, 7);
        var graph = Samplers.twice(shape, new Op.Activation(Kind.SIGMOID), new Op.Multiply());
        var input = Samplers.values(shape, 3);
        var network = Samplers.network(graph, 1);
        var expected = Samplers.run(new ReferenceEngine(), network, input);
        assertThat(List.of(new Nd4jEngine(), new FastEngine()))
                .allSatisfy(engine -> assertThat(
                                Samplers.relativeDifference(expected, Samplers.run(engine, network, input)))
                        .isLessThan(ROUNDING));
    }

    static Stream<Arguments> others() {
        var wide = new Window(1, 5, 1, 2, 0, 2);
        var tall = new Window(7, 2, 3, 1, 1, 0);
        var unpadded = new Window(3, 3, 1, 1, 0, 0);
        var overpadded = new Window(1, 1, 1, 1, 1, 2);
        var lopsided = new Window(3, 3, 2, 2, 0, 0, 1, 1);
        var below = new Window(3, 3, 1, 1, 0, 0, 2, 1);
        var ops = List.<Op>of(
                new Op.Conv2d(12, 6, wide, 1, true),
                new Op.Conv2d(12, 12, wide, 12, true),
                new Op.Conv2d(12, 5, tall, 1, false),
                new Op.Conv2d(12, 12, tall, 12, false),
                new Op.Conv2d(12, 7, unpadded, 1, true),
                new Op.Conv2d(12, 12, unpadded, 12, true),
                new Op.Conv2d(12, 7, overpadded, 1, true),
                new Op.Conv2d(12, 12, overpadded, 12, true),
                new Op.Conv2d(12, 7, lopsided, 1, true),
                new Op.Conv2d(12, 12, lopsided, 12, true),
                new Op.Conv2d(12, 7, below, 1, false),
                new Op.Conv2d(12, 12, below, 12, false),
                new Op.Conv2d(12, 8, lopsided, 4, true),
                new Op.Conv2d(3 * 4, 4, new Window(1, 1, 1, 1, 0, 0, 1, 0), 1, true),
                new Op.Conv2d(12, 24, Window.square(3, 1), 12, true),
                new Op.Conv2d(12, 36, Window.square(3, 2), 12, false),
                new Op.Conv2d(12, 8, Window.square(3, 1), 4, true),
                new Op.Conv2d(12, 6, Window.square(5, 2), 2, false),
                new Op.Conv2d(12, 6, Window.square(1, 1), 6, true),
                new Op.BatchNorm(12, 1e-5),
                new Op.BatchNorm(12, 1e-3),
                new Op.Add(),
                new Op.Multiply(),
                new Op.Concat(),
                new Op.Slice(0, 5),
                new Op.Slice(3, 12),
                new Op.GlobalAveragePool(),
                new Op.Flatten());
        var shapes = List.of(
                TensorShape.of(1, 12, 7, 7),
                TensorShape.of(1, 12, 14, 9),
                TensorShape.of(2, 12, 17, 16),
                TensorShape.of(3, 12, 7, 15),
                TensorShape.of(9, 12, 8, 5));
        var maps = ops.stream().flatMap(op -> shapes.stream().map(shape -> Arguments.of(op, shape)));
        var onePixel = Stream.of(
                        new Op.BatchNorm(12, 1e-5),
                        new Op.Add(),
                        new Op.Multiply(),
                        new Op.Concat(),
                        new Op.Slice(11, 12),
                        new Op.GlobalAveragePool(),
                        new Op.Flatten())
                .flatMap(op -> IntStream.of(1, 2).mapToObj(n -> Arguments.of(op, TensorShape.of(n, 12, 1, 1))));
        var vectors = IntStream.rangeClosed(1, 9)
                .boxed()
                .flatMap(n -> Stream.of(
                        Arguments.of(new Op.Linear(17, 5, true), TensorShape.of(n, 17)),
                        Arguments.of(new Op.Linear(1, 1, true), TensorShape.of(n, 1)),
                        Arguments.of(new Op.Linear(64, 10, false), TensorShape.of(n, 64)),
                        Arguments.of(new Op.Softmax(), TensorShape.of(n, 1)),
                        Arguments.of(new Op.Softmax(), TensorShape.of(n, 17)),
                        Arguments.of(new Op.Unflatten(), TensorShape.of(n, 17)),
                        Arguments.of(new Op.Add(), TensorShape.of(n, 3)),
                        Arguments.of(new Op.Concat(), TensorShape.of(n, 3)),
                        Arguments.of(new Op.Slice(1, 2), TensorShape.of(n, 3))));
        return Stream.of(maps, onePixel, vectors).flatMap(s -> s);
    }

    @Test
    void extremeValuesStayWithinRounding() {
        var shape = TensorShape.of(2, 12, 5, 3);
        float[] extremes = {0, -0f, 1e-30f, -1e-30f, 1e30f, -1e30f, 1, -1, Float.MIN_NORMAL, 3, -3, 6};
        var input = Tensor.generate(shape, i -> extremes[(i * 7 + i / 12) % extremes.length])
                .toFloat32();
        var ops = Stream.of(
                new Op.Conv2d(12, 4, Window.square(3, 1), 1, true),
                new Op.Conv2d(12, 12, Window.square(3, 1), 12, true),
                new Op.BatchNorm(12, 1e-5),
                new Op.Activation(Kind.RELU),
                new Op.Activation(Kind.RELU6),
                new Op.Activation(Kind.SIGMOID),
                new Op.Activation(Kind.HARD_SIGMOID),
                new Op.Activation(Kind.SWISH),
                new Op.Activation(Kind.HARD_SWISH),
                new MapOp.MaxPool(Window.square(3, 2)),
                new MapOp.Resize(3, 7),
                new MapOp.ChannelShuffle(3),
                new Op.Add(),
                new Op.Concat(),
                new Op.GlobalAveragePool());
        assertThat(ops).allSatisfy(op -> assertIsComputedRight(op, input));
    }
}
