package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Rewrite;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A sum in which one input is a convolution and another a branch over the same value that is linear too: the branch
/// moves into the convolution's kernel and bias. With nothing left to add, the convolution takes the sum's place.
///
/// It holds back where anything else needs the convolution's own output or its weights, and where an activation stands
/// between the convolution and the sum. A branch that something else reads too stays for that.
abstract class SumRule implements RewriteRule {
    private final Budget budget;

    SumRule(Budget budget) {
        this.budget = budget;
    }

    /// Whether the branch is of this rule's kind and runs beside the convolution, over the same value.
    abstract boolean matches(Node conv, Op.Conv2d op, Node branch, GraphView graph);

    /// What forbids this very branch to move.
    abstract Optional<Obstacle> obstacle(Node conv, Op.Conv2d op, Node branch, NetworkView network);

    /// What the branch does to the value, as a convolution.
    abstract Op.Conv2d form(Node conv, Node branch, GraphView graph);

    /// That convolution with its weights.
    abstract Filter filter(Node conv, Node branch, NetworkView network);

    /// What goes with the branch.
    List<NodeId> nodes(Node conv, Node branch, GraphView graph) {
        return List.of(branch.id());
    }

    /// The nodes of the branch whose weights go into the kernel.
    List<NodeId> sources(Node conv, Node branch, GraphView graph) {
        return nodes(conv, branch, graph);
    }

    /// One sentence: what the branch becomes.
    abstract String explanation(Node conv, Node branch);

    @Override
    public Outcome at(Node node, NetworkView network) {
        return node.op() instanceof Op.Add ? atSum(node, network) : Outcome.notApplicable();
    }

    private Outcome atSum(Node add, NetworkView network) {
        Supplier<Stream<Outcome>> outcomes =
                () -> pairs(add, network.graph()).flatMap(pair -> outcome(add, pair, network).stream());
        return outcomes.get()
                .filter(Rewrite.class::isInstance)
                .findFirst()
                .or(() -> outcomes.get().findFirst())
                .orElseGet(Outcome::notApplicable);
    }

    private Optional<Outcome> outcome(Node add, Pair pair, NetworkView network) {
        var graph = network.graph();
        var first = pair.first;
        if (first.op() instanceof Op.Conv2d op) {
            return matches(first, op, pair.branch, graph)
                    ? Optional.of(merge(add, pair, op, network))
                    : Optional.empty();
        }
        return first.op() instanceof Op.Activation activation && matchesBehind(first, pair.branch, graph)
                ? Optional.of(blockedBy(first, activation, add))
                : Optional.empty();
    }

    private Outcome merge(Node add, Pair pair, Op.Conv2d op, NetworkView network) {
        var conv = pair.first;
        var graph = network.graph();
        var obstacle = Readers.other(add.id(), conv, graph)
                .or(() -> Readers.sharing(conv, graph))
                .or(() -> obstacle(conv, op, pair.branch, network));
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), add);
        }
        return proposal(add, pair, Windows.sideBySide(op, form(conv, pair.branch, graph)), graph)
                .within(
                        budget,
                        graph,
                        () -> Filter.of(conv, op, network)
                                .plus(filter(conv, pair.branch, network))
                                .tensors(conv));
    }

    private Proposal proposal(Node add, Pair pair, Op.Conv2d merged, GraphView graph) {
        var conv = pair.first;
        boolean nothingLeft = add.inputs().size() == 2;
        var removed = new ArrayList<NodeId>();
        if (Readers.isAlone(add.id(), pair.branch.id(), graph)) {
            removed.addAll(nodes(conv, pair.branch, graph));
        }
        if (nothingLeft) {
            removed.addAll(List.of(conv.id(), add.id()));
        }
        var draft = new Draft(conv.id(), merged, conv.inputs());
        return new Proposal(
                name(),
                add.id(),
                removed,
                nothingLeft ? List.of(draft) : List.of(draft, without(pair.position, add)),
                add.id(),
                nothingLeft ? conv.id() : add.id(),
                Stream.concat(Stream.of(conv.id()), sources(conv, pair.branch, graph).stream())
                        .toList(),
                explanation(conv, pair.branch));
    }

    private static Draft without(int position, Node add) {
        var inputs = new ArrayList<>(add.inputs());
        inputs.remove(position);
        return new Draft(add.id(), add.op(), inputs);
    }

    private Blocked blockedBy(Node activation, Op.Activation op, Node add) {
        return new Blocked(
                name(),
                add.id(),
                activation.id(),
                "The %s %s stands between the convolution and the sum, and only what is linear can move into a kernel."
                        .formatted(op.label(), activation.id()));
    }

    /// Whether the rule would match but for this activation between convolution and sum.
    private boolean matchesBehind(Node activation, Node branch, GraphView graph) {
        var inner = beforeNorm(graph.node(activation.inputs().getFirst()), graph);
        return inner.op() instanceof Op.Conv2d op && matches(inner, op, branch, graph);
    }

    /// Whether the rule would match at the only reader of this BatchNorm if BatchNorms behind convolutions were folded.
    boolean waitsFor(Node norm, GraphView graph) {
        var conv = graph.node(norm.inputs().getFirst());
        return graph.consumers(norm.id()).stream()
                .filter(reader -> Readers.isAlone(reader, norm.id(), graph))
                .map(graph::node)
                .filter(reader -> reader.op() instanceof Op.Add)
                .flatMap(add -> pairs(add, graph))
                .filter(pair -> pair.first.equals(norm))
                .anyMatch(pair -> matchEitherWay(conv, pair.branch, graph));
    }

    private boolean matchEitherWay(Node conv, Node branch, GraphView graph) {
        var inner = beforeNorm(branch, graph);
        return matchesIfConv(conv, branch, graph)
                || matchesIfConv(conv, inner, graph)
                || matchesIfConv(inner, conv, graph);
    }

    private boolean matchesIfConv(Node conv, Node branch, GraphView graph) {
        return conv.op() instanceof Op.Conv2d op && matches(conv, op, branch, graph);
    }

    /// The convolution before a BatchNorm; any other node itself.
    static Node beforeNorm(Node node, GraphView graph) {
        if (node.op() instanceof Op.BatchNorm) {
            var before = graph.node(node.inputs().getFirst());
            return before.op() instanceof Op.Conv2d ? before : node;
        }
        return node;
    }

    /// Whether one tap sees each input position once, in order.
    static boolean keepsPositions(Op.Conv2d op) {
        return op.window().strideHeight() == 1 && op.window().strideWidth() == 1;
    }

    /// A convolution that strides sees each input position once with no tap, or not in order.
    static Optional<Obstacle> striding(Node conv, Op.Conv2d op, Node branch) {
        return keepsPositions(op)
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        conv.id(),
                        "The convolution %s strides, so none of its taps sees every value that %s passes on."
                                .formatted(conv.id(), branch.id())));
    }

    private static Stream<Pair> pairs(Node add, GraphView graph) {
        var inputs = add.inputs().stream().map(graph::node).toList();
        return IntStream.range(0, inputs.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, inputs.size())
                        .filter(j -> j != i)
                        .mapToObj(j -> new Pair(inputs.get(i), inputs.get(j), j)));
    }

    /// Two inputs of a sum.
    ///
    /// @param position the branch's among the inputs
    private record Pair(Node first, Node branch, int position) {}
}
