package ghostlens.tests.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.onnx.OnnxWriter;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A network of ours, exported and opened in ONNX Runtime with all its optimizations.
public final class OnnxRuntimeModel implements AutoCloseable {
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;

    private OnnxRuntimeModel(OrtSession session, Map<String, OnnxTensor> inputs) {
        this.session = session;
        this.inputs = inputs;
    }

    /// ONNX Runtime's version.
    public static String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /// Opens the network for one input, which stays in ONNX Runtime's memory from run to run. With one thread,
    /// all work is done on the thread that calls; with more, its workers stop spinning when a run ends, so that
    /// they take nothing from whatever is measured next.
    public static OnnxRuntimeModel open(Network network, Tensor input, int threads) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setMemoryPatternOptimization(true);
            options.addConfigEntry("session.force_spinning_stop", "1");
            var session = environment.createSession(OnnxWriter.toBytes(network), options);
            var name = network.graph().inputs().getFirst().id().path();
            return new OnnxRuntimeModel(session, Map.of(name, tensor(environment, input)));
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Tensor tensor) throws OrtException {
        var shape =
                tensor.shape().extents().stream().mapToLong(Integer::longValue).toArray();
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(tensor.toFloats()), shape);
    }

    /// Runs once and drops the outputs.
    public void run() throws OrtException {
        session.run(inputs).close();
    }

    /// Runs once.
    public SequencedMap<NodeId, Tensor> outputs() throws OrtException {
        var outputs = new LinkedHashMap<NodeId, Tensor>();
        try (var result = session.run(inputs)) {
            for (var output : result) {
                outputs.put(new NodeId(output.getKey()), copy((OnnxTensor) output.getValue()));
            }
        }
        return outputs;
    }

    private static Tensor copy(OnnxTensor tensor) {
        var values = new float[tensor.getFloatBuffer().remaining()];
        tensor.getFloatBuffer().get(values);
        var extents = Arrays.stream(tensor.getInfo().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        return Tensor.of(TensorShape.of(extents), values);
    }

    @Override
    public void close() throws OrtException {
        for (var input : inputs.values()) {
            input.close();
        }
        session.close();
    }
}
