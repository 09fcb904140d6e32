package ghostlens.model.weights;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tensors of a checkpoint file by name.
///
/// @param source the file's name, for messages
/// @param tensors in the file's order
/// @param taken what the tensors were filed under, such as `state_dict`; empty if they are all that the file holds
/// @param ignored what else is in the file and means nothing here
public record Checkpoint(String source, Map<String, Tensor> tensors, Optional<String> taken, List<Ignored> ignored) {

    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        ignored = List.copyOf(ignored);
    }

    /// Tensors alone.
    public Checkpoint(String source, Map<String, Tensor> tensors) {
        this(source, tensors, Optional.empty(), List.of());
    }

    /// The tensors' shapes, in the same order.
    public Map<String, TensorShape> shapes() {
        var shapes = new LinkedHashMap<String, TensorShape>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    /// Something in the file that was passed over.
    ///
    /// @param name where it stands or what it is called, such as `optimizer` or `argparse.Namespace`
    /// @param what what it is, in a few words
    public record Ignored(String name, String what) {}
}
