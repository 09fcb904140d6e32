package ghostlens.model.onnx;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.stream.IntStream;

/// Tensors with their axes in another order.
final class Permutation {
    private Permutation() {}

    /// @param order for each axis of the result, which axis of `x` it is
    static Tensor permute(Tensor x, List<Integer> order) {
        var from = x.shape();
        var to = new TensorShape(order.stream().map(from::get).toList());
        var strides = strides(from);
        var steps = order.stream().mapToInt(axis -> strides[axis]).toArray();
        var result = Tensor.generate(to, position -> {
            int at = 0;
            for (int axis = steps.length - 1; axis >= 0; axis--) {
                at += position % to.get(axis) * steps[axis];
                position /= to.get(axis);
            }
            return x.get(at);
        });
        return x instanceof Tensor.Float32 ? result.toFloat32() : result;
    }

    private static int[] strides(TensorShape shape) {
        var strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        return strides;
    }

    /// Whether every axis is named exactly once.
    static boolean isPermutation(List<Integer> order) {
        return order.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, order.size()).boxed().toList());
    }
}
