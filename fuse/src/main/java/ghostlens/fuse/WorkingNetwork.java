package ghostlens.fuse;

import static java.util.Objects.requireNonNull;

import ghostlens.fuse.Edit.Placed;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Network;
import ghostlens.model.net.NetworkView;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A network while it is rewritten: what stands where and who reads what, kept up to date with every node that goes or
/// comes. It lives in a rewriting or a {@link Playback}; what leaves it is a {@link Network}.
///
/// A node's place is a number; there is room between them, so that nodes come in without moving others.
final class WorkingNetwork implements NetworkView, GraphView {
    static final long ROOM = 1L << 32;

    private final Network origin;
    private final NavigableMap<Long, Placed> inOrder = new TreeMap<>();
    private final Map<NodeId, Placed> byId = new HashMap<>();
    private final Map<NodeId, NavigableSet<Long>> readers = new HashMap<>();
    private final Map<String, NavigableSet<Long>> users = new HashMap<>();
    private List<NodeId> outputs;

    WorkingNetwork(Network network) {
        this.origin = network;
        this.outputs = network.graph().outputs();
        long place = 0;
        for (var node : network.graph().nodes()) {
            put(new Placed(place, node, network.weights().of(node.id())));
            place += ROOM;
        }
    }

    /// The network as it is now.
    Network network() {
        var graph = OpGraph.of(
                inOrder.values().stream().map(placed -> placed.node().draft()).toList(), outputs);
        var tensors = new HashMap<NodeId, Map<String, Tensor>>();
        byId.forEach((id, placed) -> tensors.put(id, placed.tensors()));
        return new Network(origin.name(), graph, Weights.of(graph, tensors), origin.form());
    }

    void apply(Edit edit) {
        edit.out().forEach(placed -> remove(placed.place()));
        edit.in().forEach(this::put);
        outputs = edit.outputsAfter();
    }

    /// In the place of what stood there.
    void put(Placed placed) {
        remove(placed.place());
        inOrder.put(placed.place(), placed);
        byId.put(placed.id(), placed);
        placed.node().inputs().forEach(input -> add(readers, input, placed.place()));
        add(users, placed.id().tensors(), placed.place());
    }

    void remove(long place) {
        var placed = inOrder.remove(place);
        if (placed != null) {
            byId.remove(placed.id());
            placed.node().inputs().forEach(input -> drop(readers, input, place));
            drop(users, placed.id().tensors(), place);
        }
    }

    private static <K> void add(Map<K, NavigableSet<Long>> places, K key, long place) {
        places.computeIfAbsent(key, _ -> new TreeSet<>()).add(place);
    }

    private static <K> void drop(Map<K, NavigableSet<Long>> places, K key, long place) {
        places.computeIfPresent(key, (_, set) -> set.remove(place) && set.isEmpty() ? null : set);
    }

    void setOutputs(List<NodeId> ids) {
        outputs = ids;
    }

    List<NodeId> outputs() {
        return outputs;
    }

    /// All nodes in execution order.
    List<Node> nodes() {
        return inOrder.values().stream().map(Placed::node).toList();
    }

    @Nullable
    Placed at(long place) {
        return inOrder.get(place);
    }

    @Nullable
    Placed placed(NodeId id) {
        return byId.get(id);
    }

    /// The place before which nothing stands but what runs before the node.
    long placeBefore(long place) {
        var before = inOrder.lowerKey(place);
        return before == null ? place - ROOM : before;
    }

    /// Who reads the value, each once.
    List<Placed> readers(NodeId id) {
        return placed(readers.get(id)).toList();
    }

    private Stream<Placed> placed(@Nullable NavigableSet<Long> places) {
        return places == null ? Stream.of() : places.stream().map(place -> requireNonNull(inOrder.get(place)));
    }

    @Override
    public GraphView graph() {
        return this;
    }

    @Override
    public Tensor tensor(Node node, Role role) {
        return node.slot(role)
                .flatMap(slot -> Optional.ofNullable(byId.get(node.id()))
                        .map(placed -> placed.tensors().get(slot.name())))
                .orElseThrow(() -> new IllegalArgumentException(node.id() + " has no " + role));
    }

    @Override
    public Optional<Node> find(NodeId id) {
        return Optional.ofNullable(byId.get(id)).map(Placed::node);
    }

    @Override
    public List<NodeId> consumers(NodeId id) {
        return placed(readers.get(id))
                .flatMap(reader ->
                        reader.node().inputs().stream().filter(id::equals).map(_ -> reader.id()))
                .toList();
    }

    @Override
    public boolean isOutput(NodeId id) {
        return outputs.contains(id);
    }

    @Override
    public List<Node> sharing(Node node) {
        return placed(users.get(node.id().tensors()))
                .map(Placed::node)
                .filter(other -> !other.id().equals(node.id()))
                .toList();
    }
}
