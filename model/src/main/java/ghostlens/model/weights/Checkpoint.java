package ghostlens.model.weights;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tensors of a checkpoint file by name.
///
/// @param source the file's name, for messages
/// @param tensors in the file's order
public record Checkpoint(String source, Map<String, Tensor> tensors) {
    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /// The tensors' shapes, in the same order.
    public Map<String, TensorShape> shapes() {
        var shapes = new LinkedHashMap<String, TensorShape>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }
}
