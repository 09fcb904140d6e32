package ghostlens.model.run.fast;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Writes the inner loops of dense convolutions as classes: one for each shape of a tile that is asked for. In source
/// they would have to be written out for every shape, since C2 neither unrolls such loops nor keeps arrays in
/// registers.
final class DenseTiles {
    private static final Map<TileShape, TileLoop> LOOPS = new ConcurrentHashMap<>();
    private static final MethodTypeDesc TAKES_TILE =
            MethodTypeDesc.of(CD_void, Tile.class.describeConstable().orElseThrow());
    private static final ClassDesc INTERFACE =
            TileLoop.class.describeConstable().orElseThrow();
    private static final String TILE = "tile";

    /// How many input channels share what a turn of the innermost loop costs.
    static final int CHANNELS_AT_A_TIME = 4;

    private final TileShape shape;
    private final int vectorBytes = Lanes.BYTES;

    private DenseTiles(TileShape shape) {
        this.shape = shape;
    }

    /// The loop for tiles of this shape.
    static TileLoop of(TileShape shape) {
        return LOOPS.computeIfAbsent(shape, wanted -> new DenseTiles(wanted).define());
    }

    private TileLoop define() {
        try {
            var lookup = MethodHandles.lookup();
            var name = ClassDesc.of(DenseTiles.class.getPackageName(), shape.name());
            var written = lookup.defineClass(ClassFile.of().build(name, this::write));
            return (TileLoop) lookup.findConstructor(written, MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("the loop %s cannot be made".formatted(shape.name()), e);
        }
    }

    private void write(ClassBuilder type) {
        type.withInterfaceSymbols(INTERFACE).withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
        type.withMethodBody(
                INIT_NAME,
                MTD_void,
                0,
                code -> code.aload(0)
                        .invokespecial(CD_Object, INIT_NAME, MTD_void)
                        .return_());
        var self = ClassDesc.of(DenseTiles.class.getPackageName(), shape.name());
        type.withMethodBody("run", TAKES_TILE, ClassFile.ACC_PUBLIC, code -> writeRun(code, self));
        type.withMethodBody(TILE, TAKES_TILE, ClassFile.ACC_PRIVATE, this::writeTile);
    }

    /// The tile has a method of its own, since in one loop with the run C2 spills it.
    private void writeRun(CodeBuilder code, ClassDesc self) {
        var vectors = new VectorCode(code);
        int end = vectors.number();
        int out = vectors.number();
        int residual = vectors.number();
        vectors.get(end, "outEnd");
        vectors.loop(out, end, () -> {
            code.aload(0).aload(1).invokevirtual(self, TILE, TAKES_TILE);
            vectors.advance("in", (long) shape.pixels() * shape.pixelBytes());
            vectors.advance("out", (long) shape.pixels() * vectorBytes);
            vectors.get(residual, "residual");
            vectors.ifNotZero(residual, () -> vectors.advance("residual", (long) shape.pixels() * vectorBytes));
            vectors.get(out, "out");
        });
        code.return_();
    }

    private void writeTile(CodeBuilder code) {
        var vectors = new VectorCode(code);
        var sums = sums(vectors);
        writeStart(vectors, sums);
        writeSums(vectors, sums);
        writeFinish(vectors, sums);
        code.return_();
    }

    /// A variable per block and pixel.
    private int[][] sums(VectorCode vectors) {
        return IntStream.range(0, shape.blocks())
                .mapToObj(_ -> IntStream.range(0, shape.pixels())
                        .map(_ -> vectors.vector())
                        .toArray())
                .toArray(int[][]::new);
    }

    /// Sums start from the bias, or where there is none from what has been summed before.
    private void writeStart(VectorCode vectors, int[][] sums) {
        int bias = vectors.number();
        int out = vectors.number();
        int block = vectors.number();
        vectors.get(bias, "bias");
        vectors.get(out, "out");
        vectors.get(block, "outBlock");
        vectors.ifZero(bias, () -> eachBlock(vectors, sums, out, block, vectors::load), () -> {
            for (int i = 0; i < shape.blocks(); i++) {
                int first = sums[i][0];
                vectors.load(first, bias, (long) i * vectorBytes);
                IntStream.of(sums[i]).skip(1).forEach(sum -> vectors.copy(first, sum));
            }
        });
    }

    private void writeSums(VectorCode vectors, int[][] sums) {
        int in = vectors.number();
        var weights = weights(vectors);
        int weightsEnd = vectors.number();
        int entries = vectors.number();
        int x = vectors.number();
        vectors.get(in, "in");
        vectors.get(weightsEnd, "weightsEnd");
        vectors.get(entries, "entries");
        int value = vectors.vector();
        var weight =
                IntStream.range(0, shape.blocks()).map(_ -> vectors.vector()).toArray();
        var operands = new Operands(x, value, weights, weight);
        vectors.loop(weights[0], weightsEnd, () -> writeChannels(vectors, sums, operands, in, entries));
    }

    /// Several channels in one turn, which share what it costs. What is read for the next channel must not be read
    /// before this one is done, which would take more registers than there are: fences keep C2 from it, or checked
    /// bounds.
    private void writeChannels(VectorCode vectors, int[][] sums, Operands operands, int in, int entries) {
        boolean fenced = !shape.checksBounds();
        for (int channel = 0; channel < CHANNELS_AT_A_TIME; channel++) {
            if (channel > 0 && fenced) {
                vectors.fence();
            }
            if (channel % shape.together() == 0) {
                vectors.offsetBy(operands.x, in, entries, (long) channel / shape.together() * Integer.BYTES);
                if (fenced) {
                    vectors.unchecked(operands.x, operands.x);
                }
            }
            writeChannel(vectors, sums, operands, channel);
        }
        for (int block : operands.weights) {
            vectors.advance(block, (long) CHANNELS_AT_A_TIME * vectorBytes);
        }
        vectors.advance(entries, (long) CHANNELS_AT_A_TIME / shape.together() * Integer.BYTES);
    }

    /// Where each block's weights are.
    private int[] weights(VectorCode vectors) {
        int apart = vectors.number();
        vectors.get(apart, "weightBlock");
        var weights =
                IntStream.range(0, shape.blocks()).map(_ -> vectors.number()).toArray();
        vectors.get(weights[0], "weights");
        for (int block = 1; block < weights.length; block++) {
            vectors.copyNumber(weights[block - 1], weights[block]);
            vectors.advanceBy(weights[block], apart);
        }
        return weights;
    }

    /// Variables of the innermost loop.
    ///
    /// @param x where the first pixel's channels are
    /// @param value one of them in every lane
    /// @param weights where each block's weights are
    /// @param weight one vector of them per block
    private record Operands(int x, int value, int[] weights, int[] weight) {}

    /// The first pixel is read before the weights, so that checking its bounds keeps these behind the channel before.
    private void writeChannel(VectorCode vectors, int[][] sums, Operands operands, int channel) {
        long lane = (long) channel % shape.together() * Float.BYTES;
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            vectors.broadcast(operands.value, operands.x, (long) pixel * shape.pixelBytes() + lane);
            for (int block = 0; block < shape.blocks(); block++) {
                if (pixel == 0) {
                    vectors.load(operands.weight[block], operands.weights[block], (long) channel * vectorBytes);
                }
                vectors.multiplyAdd(operands.value, operands.weight[block], sums[block][pixel]);
            }
        }
    }

    /// Adds the residual, keeps the sums between the bounds and writes them.
    private void writeFinish(VectorCode vectors, int[][] sums) {
        int residual = vectors.number();
        int block = vectors.number();
        int out = vectors.number();
        int bound = vectors.vector();
        vectors.get(block, "outBlock");
        vectors.get(residual, "residual");
        vectors.ifNotZero(residual, () -> eachBlock(vectors, sums, residual, block, vectors::add));
        IntConsumer below = sum -> vectors.bound(sum, "LT", bound);
        IntConsumer above = sum -> vectors.bound(sum, "GT", bound);
        vectors.ifField("low", "GT", Float.NEGATIVE_INFINITY, () -> {
            vectors.broadcast(bound, "low");
            IntStream.range(0, sums.length).flatMap(i -> IntStream.of(sums[i])).forEach(below);
        });
        vectors.ifField("high", "LT", Float.POSITIVE_INFINITY, () -> {
            vectors.broadcast(bound, "high");
            IntStream.range(0, sums.length).flatMap(i -> IntStream.of(sums[i])).forEach(above);
        });
        vectors.get(out, "out");
        eachBlock(vectors, sums, out, block, vectors::store);
    }

    /// What is done with a vector and the place that belongs to it.
    private interface Access {
        void at(int vector, int base, long offset);
    }

    private void eachBlock(VectorCode vectors, int[][] sums, int base, int block, Access access) {
        for (var pixels : sums) {
            for (int pixel = 0; pixel < pixels.length; pixel++) {
                access.at(pixels[pixel], base, (long) pixel * vectorBytes);
            }
            vectors.advanceBy(base, block);
        }
    }
}
