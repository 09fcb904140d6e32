package ghostlens.model.weights;

import ghostlens.model.tensor.Tensor;
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
}
