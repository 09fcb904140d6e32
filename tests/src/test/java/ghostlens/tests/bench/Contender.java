package ghostlens.tests.bench;

import ai.onnxruntime.OrtException;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.tests.onnx.OnnxRuntimeModel;
import ghostlens.tests.pytorch.PyTorchModel;
import java.util.SequencedMap;

/// One network made ready in one engine, on one input: what a round of the benchmark runs once.
interface Contender extends AutoCloseable {
    /// The name of the one that the others are compared with.
    String ONNX_RUNTIME = "onnxruntime";
    String PYTORCH = "pytorch";

    void run() throws OrtException;

    SequencedMap<NodeId, Tensor> outputs() throws OrtException;

    @Override
    void close() throws OrtException;

    /// An engine of ours; the input is copied in and the outputs out in each run.
    static Contender of(Engine engine, Network network, Tensor input, PlanOptions options) {
        return new Ours(engine.plan(network, options).open(), input);
    }

    /// ONNX Runtime on what we export.
    static Contender onnxRuntime(Network network, Tensor input, int threads) throws OrtException {
        return new Theirs(OnnxRuntimeModel.open(network, input, threads));
    }

    /// PyTorch, operator by operator.
    static Contender pyTorch(Network network, Tensor input, int threads) {
        return new Eager(PyTorchModel.open(network, input, threads));
    }

    /// @param session of one of our engines
    record Ours(Session session, Tensor input) implements Contender {
        @Override
        public void run() {
            session.run(input, StepListener.NONE);
        }

        @Override
        public SequencedMap<NodeId, Tensor> outputs() {
            return session.run(input, StepListener.NONE);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /// @param model in ONNX Runtime
    record Theirs(OnnxRuntimeModel model) implements Contender {
        @Override
        public void run() throws OrtException {
            model.run();
        }

        @Override
        public SequencedMap<NodeId, Tensor> outputs() throws OrtException {
            return model.outputs();
        }

        @Override
        public void close() throws OrtException {
            model.close();
        }
    }

    /// @param model in PyTorch
    record Eager(PyTorchModel model) implements Contender {
        @Override
        public void run() {
            model.run();
        }

        @Override
        public SequencedMap<NodeId, Tensor> outputs() {
            return model.outputs();
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
