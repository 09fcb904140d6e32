package ghostlens.model.run.nd4j;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The arrays and calls of one session, outside the Java heap, and freed together.
final class OffHeap implements AutoCloseable {
    private final List<INDArray> arrays = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    INDArray create(long... shape) {
        return keep(Nd4j.create(DataType.FLOAT, shape));
    }

    /// One value.
    INDArray constant(float value) {
        return keep(Nd4j.createFromArray(value));
    }

    /// Whole numbers.
    INDArray constant(int[] values) {
        return keep(Nd4j.createFromArray(values));
    }

    /// A matrix of whole numbers.
    INDArray constant(int[][] values) {
        return keep(Nd4j.createFromArray(values));
    }

    /// A copy, in the tensor's own order.
    INDArray copy(Tensor tensor) {
        var array = create(longs(tensor.shape()));
        write(tensor, array);
        return array;
    }

    /// A copy as `shape`, with its axes in another order.
    INDArray permuted(Tensor tensor, long[] shape, int... axes) {
        try (var original = Nd4j.create(DataType.FLOAT, shape)) {
            write(tensor, original);
            return keep(original.permute(axes).dup('c'));
        }
    }

    Call call(String operator) {
        var call = new Call(operator);
        calls.add(call);
        return call;
    }

    private INDArray keep(INDArray array) {
        arrays.add(array);
        return array;
    }

    static long[] longs(TensorShape shape) {
        return Arrays.stream(shape.toArray()).asLongStream().toArray();
    }

    static void write(Tensor tensor, INDArray to) {
        pointer(to).put(tensor.toFloats());
    }

    static Tensor read(INDArray from, TensorShape shape) {
        var values = new float[Math.toIntExact(from.length())];
        pointer(from).get(values);
        return Tensor.of(shape, values);
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    @Override
    public void close() {
        calls.forEach(Call::close);
        calls.clear();
        arrays.forEach(INDArray::close);
        arrays.clear();
    }
}
