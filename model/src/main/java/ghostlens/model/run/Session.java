package ghostlens.model.run;

import ghostlens.model.graph.NodeId;
import ghostlens.model.tensor.Tensor;
import java.util.SequencedMap;

/// The buffers of one runner of a plan; used by one thread at a time.
public interface Session extends AutoCloseable {

    /// Runs every step once.
    ///
    /// @param input the value of the network's only input
    /// @return the value of each output
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted between two steps
    SequencedMap<NodeId, Tensor> run(Tensor input, StepListener listener);

    /// What a node computed in the last run.
    ///
    /// @throws IllegalStateException if the plan does not keep values or nothing has run
    Tensor value(NodeId node);

    @Override
    void close();
}
