package ghostlens.fuse;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import ghostlens.fuse.Edit.Placed;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Brings a rewrite into a network, or refuses. It looks only at what the rewrite touches: nodes that go, come, change
/// or read from elsewhere, what nobody reads after that, and where a shape changed, those behind.
///
/// A rewrite whose nodes read what runs after them is the exception: then the whole network is ordered anew.
final class Application {
    private final Rewrite rewrite;
    private final WorkingNetwork network;
    private final NavigableMap<Long, Optional<Placed>> touched = new TreeMap<>();

    private Application(Rewrite rewrite, WorkingNetwork network) {
        this.rewrite = rewrite;
        this.network = network;
    }

    /// The step that this is.
    ///
    /// @throws IllegalStateException if the rewrite asks for what cannot be; the network is of no use then
    static Trace.Step apply(RewriteRule rule, Rewrite rewrite, WorkingNetwork network) {
        var application = new Application(rewrite, network);
        try {
            return new Trace.Step(rule, rewrite, rewrite.change(network), application.apply());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(application.refusal(String.valueOf(e.getMessage())), e);
        }
    }

    private Edit apply() {
        requireUnread();
        var shape = network.node(rewrite.replaced()).shape();
        var outputsBefore = network.outputs();
        var places = places();
        if (isOrdered(places)) {
            changeLocally(places);
        } else {
            orderAnew();
        }
        requireShape(shape);
        return new Edit(
                touched.values().stream().flatMap(Optional::stream).toList(),
                touched.keySet().stream()
                        .map(network::at)
                        .filter(Objects::nonNull)
                        .toList(),
                outputsBefore,
                network.outputs());
    }

    /// A node that is rewritten says itself what it reads from now on.
    private void requireUnread() {
        var gone = new HashSet<>(rewrite.removed());
        rewrite.replacements().forEach(draft -> gone.add(draft.id()));
        for (var id : rewrite.removed()) {
            boolean rewired = id.equals(rewrite.replaced());
            if (!rewired && (network.isOutput(id) || !gone.containsAll(network.consumers(id)))) {
                throw new IllegalStateException(refusal("it removes " + id + ", which is still read"));
            }
        }
    }

    private void requireShape(TensorShape was) {
        var is = network.find(rewrite.by())
                .orElseThrow(() -> new IllegalStateException(refusal(rewrite.by() + " is not there")))
                .shape();
        if (!is.equals(was)) {
            throw new IllegalStateException(
                    refusal("%s is %s but %s is %s".formatted(rewrite.replaced(), was, rewrite.by(), is)));
        }
    }

    /// A replacement stands where its id stood before; those with new ids stand, in their order, right before the place
    /// of the replaced node.
    private Map<NodeId, Long> places() {
        var places = new HashMap<NodeId, Long>();
        var fresh = new ArrayList<NodeId>();
        for (var draft : rewrite.replacements()) {
            var before = network.placed(draft.id());
            if (before == null) {
                fresh.add(draft.id());
            } else {
                places.put(draft.id(), before.place());
            }
        }
        long end = placed(rewrite.replaced()).place();
        long start = network.placeBefore(end);
        for (int i = 0; i < fresh.size(); i++) {
            places.put(fresh.get(i), start + (end - start) / (fresh.size() + 1) * (i + 1));
        }
        return places;
    }

    /// Whether each node that changes stands alone in its place and behind all that it reads.
    private boolean isOrdered(Map<NodeId, Long> places) {
        var removed = new HashSet<>(rewrite.removed());
        Function<NodeId, Long> place = id -> {
            var known = places.get(id);
            var there = network.placed(id);
            return known != null ? known : there == null || removed.contains(id) ? Long.MAX_VALUE : there.place();
        };
        long by = place.apply(rewrite.by());
        return new HashSet<>(places.values()).size() == places.size()
                && rewrite.replacements().stream()
                        .allMatch(draft -> isFree(draft, places)
                                && draft.inputs().stream()
                                        .allMatch(input -> place.apply(input) < place.apply(draft.id())))
                && rewired(places.keySet()).stream().allMatch(reader -> by < reader.place());
    }

    private boolean isFree(Draft draft, Map<NodeId, Long> places) {
        var there = network.at(requireNonNull(places.get(draft.id())));
        return there == null || there.id().equals(draft.id());
    }

    /// The nodes that stay as they are but for reading what took the place of the replaced one.
    private List<Placed> rewired(Collection<NodeId> changed) {
        return rewrite.by().equals(rewrite.replaced())
                ? List.of()
                : network.readers(rewrite.replaced()).stream()
                        .filter(reader -> !changed.contains(reader.id())
                                && !rewrite.removed().contains(reader.id()))
                        .toList();
    }

    private void changeLocally(Map<NodeId, Long> places) {
        var rewired = rewired(places.keySet());
        var kept = tensors(rewrite.replacements());
        rewrite.removed().stream().map(network::placed).filter(Objects::nonNull).forEach(this::remove);
        for (var draft : rewrite.replacements()) {
            var node = new Node(draft.id(), draft.op(), draft.inputs(), TensorShape.UNKNOWN);
            put(new Placed(requireNonNull(places.get(draft.id())), node, requireNonNull(kept.get(draft.id()))));
        }
        for (var reader : rewired) {
            var node = reader.node();
            put(new Placed(
                    reader.place(),
                    new Node(node.id(), node.op(), readInstead(node.inputs()), node.shape()),
                    reader.tensors()));
        }
        network.setOutputs(readInstead(network.outputs()));
        dropUnread();
        derive(places.values());
    }

    /// What nobody reads any more goes, and then what nobody but that has read.
    private void dropUnread() {
        var candidates = new ArrayDeque<NodeId>();
        touched.values().stream().flatMap(Optional::stream).forEach(before -> {
            candidates.add(before.id());
            candidates.addAll(before.node().inputs());
        });
        candidates.add(rewrite.replaced());
        rewrite.replacements().forEach(draft -> candidates.add(draft.id()));
        while (!candidates.isEmpty()) {
            var candidate = network.placed(candidates.remove());
            if (candidate != null
                    && !network.isOutput(candidate.id())
                    && network.readers(candidate.id()).isEmpty()) {
                remove(candidate);
                candidates.addAll(candidate.node().inputs());
            }
        }
    }

    /// Derives shapes and checks tensors, in execution order.
    private void derive(Collection<Long> places) {
        var pending = new TreeSet<>(places);
        while (!pending.isEmpty()) {
            var placed = network.at(pending.removeFirst());
            if (placed != null) {
                var node = placed.node().draft().over(network.inputShapes(placed.node()));
                put(new Placed(placed.place(), node, Weights.fitting(node, placed.tensors())));
                if (!node.shape().equals(shapeBefore(placed))) {
                    network.readers(node.id()).forEach(reader -> pending.add(reader.place()));
                }
            }
        }
    }

    private TensorShape shapeBefore(Placed placed) {
        return touched.getOrDefault(placed.place(), Optional.empty())
                .map(before -> before.node().shape())
                .orElse(placed.node().shape());
    }

    private void orderAnew() {
        var drafts = drafts();
        var tensors = tensors(drafts);
        var graph = OpGraph.of(drafts, readInstead(network.outputs()));
        network.nodes().forEach(node -> remove(placed(node.id())));
        long place = 0;
        for (var node : graph.nodes()) {
            put(new Placed(place, node, Weights.fitting(node, requireNonNull(tensors.get(node.id())))));
            place += WorkingNetwork.ROOM;
        }
        network.setOutputs(graph.outputs());
    }

    private List<Draft> drafts() {
        var changed = rewrite.replacements().stream().collect(toMap(Draft::id, Function.identity()));
        var removed = new HashSet<>(rewrite.removed());
        var drafts = new ArrayList<Draft>();
        for (var node : network.nodes()) {
            if (node.id().equals(rewrite.replaced())) {
                rewrite.replacements().stream()
                        .filter(draft -> !network.contains(draft.id()))
                        .forEach(drafts::add);
            }
            var change = changed.get(node.id());
            if (change != null) {
                drafts.add(change);
            } else if (!removed.contains(node.id())) {
                drafts.add(new Draft(node.id(), node.op(), readInstead(node.inputs())));
            }
        }
        return drafts;
    }

    /// The tensors that these nodes get: the rewrite's, else those that they have.
    private Map<NodeId, Map<String, Tensor>> tensors(List<Draft> drafts) {
        var tensors = new HashMap<NodeId, Map<String, Tensor>>();
        for (var draft : drafts) {
            var before = network.placed(draft.id());
            tensors.put(
                    draft.id(),
                    rewrite.tensors().getOrDefault(draft.id(), before == null ? Map.of() : before.tensors()));
        }
        return tensors;
    }

    private List<NodeId> readInstead(List<NodeId> ids) {
        return ids.stream()
                .map(id -> id.equals(rewrite.replaced()) ? rewrite.by() : id)
                .toList();
    }

    private Placed placed(NodeId id) {
        return requireNonNull(network.placed(id));
    }

    private void put(Placed placed) {
        touch(placed.place());
        network.put(placed);
    }

    private void remove(Placed placed) {
        touch(placed.place());
        network.remove(placed.place());
    }

    private void touch(long place) {
        touched.putIfAbsent(place, Optional.ofNullable(network.at(place)));
    }

    private String refusal(String why) {
        return "the rule '%s' cannot be applied at %s: %s".formatted(rewrite.rule(), rewrite.site(), why);
    }
}
