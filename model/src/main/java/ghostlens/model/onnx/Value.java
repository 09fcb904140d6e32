package ghostlens.model.onnx;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Optional;

/// What a name in an ONNX graph stands for.
sealed interface Value permits Constant, Value.Computed {

    /// What a node of our graph computes.
    ///
    /// @param isReal whether it is made of floating-point numbers
    record Computed(NodeId id, TensorShape shape, boolean isReal, Optional<Origin> origin) implements Value {}

    /// How a value came about, where an operator behind it makes one operator of both.
    sealed interface Origin {
        /// The sigmoid of a value.
        record Gate(Computed x) implements Origin {}

        /// The ReLU of a value.
        record Rectified(Computed x) implements Origin {}

        /// A value plus 3, and that kept between 0 and 6: on the way to a hard sigmoid.
        record Raised(Computed x, boolean isCapped) implements Origin {}

        /// The hard sigmoid of a value.
        record HardGate(Computed x) implements Origin {}

        /// A linear layer without bias.
        record Product(Computed x, Op.Linear linear, Tensor weights) implements Origin {}

        /// Channels cut into groups: N×C×H×W seen as N×groups×(C/groups)×H×W.
        record Grouped(Computed x, int groups) implements Origin {}

        /// The groups and the channels in them exchanged.
        record Exchanged(Grouped grouped) implements Origin {}

        /// Neighbouring channels as pairs, (N·C/2)×2×(H·W); their firsts before all their seconds, 2×(N·C/2)×(H·W); and
        /// those seen as two maps, 2×N×C/2×H×W: how the official ShuffleNetV2 splits its channels.
        record Paired(Computed x, int steps) implements Origin {}

        /// A border of zeros: top, left, bottom, right.
        record Bordered(Computed x, List<Integer> sides) implements Origin {}
    }
}
