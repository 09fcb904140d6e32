package ghostlens.model.run;

import ghostlens.model.graph.Node;
import java.util.List;

/// Changes what an operator has computed before anybody reads it: how rounding, or a fault, is tried out on the
/// reference engine.
@FunctionalInterface
public interface Disturbance {
    Disturbance NONE = (_, _, _) -> {};

    /// @param inputs what the node has read, not to be changed
    /// @param value what it has computed, changed in place; a flatten's is its input's own array
    void apply(Node node, List<double[]> inputs, double[] value);
}
