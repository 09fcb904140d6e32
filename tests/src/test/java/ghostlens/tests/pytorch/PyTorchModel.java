package ghostlens.tests.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A network of ours in PyTorch, eagerly: one call for each operator, each value freed after its last use.
public final class PyTorchModel implements AutoCloseable {
    private static final String NATIVES = "/native/lib/pytorch.properties";
    private static final String ENGINE = "PyTorch";

    private final Network network;
    private final int threads;
    private final NDManager manager;
    private final NDArray input;
    private final List<Call> calls;

    /// @param spent what nobody needs any more after the call
    private record Call(Node node, PyTorchOperator operator, List<NodeId> spent) {}

    private PyTorchModel(Network network, Tensor input, int threads, NDManager manager) {
        this.network = network;
        this.threads = threads;
        this.manager = manager;
        this.input = array(manager, input);
        this.calls = calls(network, manager);
    }

    /// Whether PyTorch's own library is on the class path, which the Maven profile `pytorch` puts there.
    public static boolean isAvailable() {
        return PyTorchModel.class.getResource(NATIVES) != null;
    }

    /// PyTorch's version.
    public static String version() {
        return engine().getVersion();
    }

    /// It unpacks its library beside what Maven builds, and asks nobody on the network for another.
    private static Engine engine() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ENGINE_CACHE_DIR", "tests/target/pytorch");
        return Engine.getEngine(ENGINE);
    }

    /// Makes the network ready for one input, which stays in PyTorch's memory from run to run.
    ///
    /// @throws ghostlens.model.Problem if it has an operator that no classification network has
    public static PyTorchModel open(Network network, Tensor input, int threads) {
        var manager = engine().newBaseManager(Device.cpu());
        try {
            return new PyTorchModel(network, input, threads, manager);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private static List<Call> calls(Network network, NDManager manager) {
        var lastUses = new HashMap<NodeId, NodeId>();
        var nodes = network.graph().nodes();
        nodes.forEach(node -> node.inputs().forEach(used -> lastUses.put(used, node.id())));
        network.graph().outputs().forEach(lastUses::remove);
        network.graph().inputs().forEach(given -> lastUses.remove(given.id()));
        return nodes.stream()
                .filter(node -> !network.graph().inputs().contains(node))
                .map(node -> new Call(
                        node,
                        PyTorchOperator.of(node, weights(network, node, manager)),
                        node.inputs().stream()
                                .distinct()
                                .filter(used -> node.id().equals(lastUses.get(used)))
                                .toList()))
                .toList();
    }

    private static PyTorchOperator.Weights weights(Network network, Node node, NDManager manager) {
        return new PyTorchOperator.Weights(node.op().weights().stream()
                .collect(Collectors.toMap(
                        slot -> slot.role(),
                        slot -> array(manager, network.weights().get(node, slot.role())))));
    }

    private static NDArray array(NDManager manager, Tensor tensor) {
        var extents = tensor.shape().extents().stream().mapToLong(Integer::longValue);
        return manager.create(tensor.toFloats(), new Shape(extents.toArray()));
    }

    /// Runs once and drops the outputs.
    public void run() {
        compute().values().forEach(NDArray::close);
    }

    /// Runs once.
    public SequencedMap<NodeId, Tensor> outputs() {
        var outputs = new LinkedHashMap<NodeId, Tensor>();
        compute().forEach((node, array) -> {
            outputs.put(node, copy(array));
            array.close();
        });
        return outputs;
    }

    private SequencedMap<NodeId, NDArray> compute() {
        JniUtils.setNumThreads(threads);
        Map<NodeId, NDArray> values = new HashMap<>();
        values.put(network.graph().inputs().getFirst().id(), input);
        for (var call : calls) {
            var inputs =
                    call.node.inputs().stream().map(id -> value(values, id)).toList();
            values.put(call.node.id(), call.operator.apply(inputs));
            call.spent.forEach(id -> value(values, id).close());
        }
        var outputs = new LinkedHashMap<NodeId, NDArray>();
        network.graph().outputs().forEach(id -> outputs.put(id, value(values, id)));
        return outputs;
    }

    private static NDArray value(Map<NodeId, NDArray> values, NodeId node) {
        return Objects.requireNonNull(values.get(node));
    }

    private static Tensor copy(NDArray array) {
        var extents = Arrays.stream(array.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        return Tensor.of(TensorShape.of(extents), array.toFloatArray());
    }

    @Override
    public void close() {
        manager.close();
    }
}
