package ghostlens.model.run.nd4j;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Weights;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Where a node's calls read and write in one session.
record Site(Node node, List<INDArray> inputs, INDArray output, Weights weights, OffHeap memory) {

    INDArray input() {
        return inputs.getFirst();
    }

    Tensor tensor(Role role) {
        return weights.get(node, role);
    }

    INDArray weight(Role role) {
        return memory.copy(tensor(role));
    }

    Call call(String operator) {
        return memory.call(operator);
    }
}
