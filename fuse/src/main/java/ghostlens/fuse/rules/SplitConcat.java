package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A convolution over a concat is the sum of one over each part, with the kernel cut between their channels:
///
///     K∗concat(x₁, x₂) + b = (K₁∗x₁ + b) + K₂∗x₂
///
/// It takes as many multiply-adds and more operators, so that it never pays by itself; it may let a part that is a
/// convolution be merged. It holds back where anything else reads the concat, and where the convolution has groups.
public final class SplitConcat implements RewriteRule {
    private final Budget budget;

    SplitConcat(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "concat + conv";
    }

    @Override
    public String formula() {
        return "K∗concat(x₁, x₂) + b = (K₁∗x₁ + b) + K₂∗x₂";
    }

    @Override
    public Outcome at(Node conv, NetworkView network) {
        if (!(conv.op() instanceof Op.Conv2d op)) {
            return Outcome.notApplicable();
        }
        var concat = network.graph().node(conv.inputs().getFirst());
        return concat.op() instanceof Op.Concat && !op.isDepthwise()
                ? split(concat, conv, op, network)
                : Outcome.notApplicable();
    }

    private Outcome split(Node concat, Node conv, Op.Conv2d op, NetworkView network) {
        var graph = network.graph();
        var obstacle = Readers.other(conv.id(), concat, graph).or(() -> Readers.sharing(conv, graph));
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), conv);
        }
        if (op.groups() > 1) {
            return new Obstacle(
                            conv.id(),
                            "The convolution %s has %d groups, and the parts of the concat %s need not end where they do."
                                    .formatted(conv.id(), op.groups(), concat.id()))
                    .blocks(name(), conv);
        }
        var parts = parts(concat, conv, op, network);
        var drafts = new ArrayList<Draft>(parts.stream().map(Part::draft).toList());
        drafts.add(new Draft(
                conv.id(), new Op.Add(), drafts.stream().map(Draft::id).toList()));
        return new Proposal(
                        name(),
                        conv.id(),
                        List.of(concat.id()),
                        drafts,
                        conv.id(),
                        conv.id(),
                        List.of(conv.id()),
                        "The kernel of %s is cut where the parts of %s meet, and their results are added."
                                .formatted(conv.id(), concat.id()))
                .within(budget, graph, () -> tensors(parts, Filter.of(conv, op, network)));
    }

    private static List<Part> parts(Node concat, Node conv, Op.Conv2d op, NetworkView network) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (var input : concat.inputs()) {
            int to = from + network.graph().node(input).shape().channels();
            var part = new Op.Conv2d(to - from, op.out(), op.window(), 1, true);
            var id = new NodeId(conv.id() + "_part" + (parts.size() + 1));
            parts.add(new Part(new Draft(id, part, List.of(input)), from, to));
            from = to;
        }
        return parts;
    }

    private static Map<NodeId, Map<String, Tensor>> tensors(List<Part> parts, Filter whole) {
        var tensors = new HashMap<NodeId, Map<String, Tensor>>();
        for (var part : parts) {
            tensors.put(
                    part.draft.id(),
                    whole.part(part.from, part.to, part.from == 0).tensors());
        }
        return tensors;
    }

    private record Part(Draft draft, int from, int to) {}
}
