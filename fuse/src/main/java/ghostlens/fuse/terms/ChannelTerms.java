package ghostlens.fuse.terms;

import ghostlens.fuse.Trace;
import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import java.util.List;
import java.util.Optional;

/// One output channel of an operator of the fused network, term by term from the weights before fusing.
///
/// @param node of the network after
/// @param input the value that it reads, by the name before fusing
/// @param terms each made of the ones before it, the last being the channel; empty where the note says why
/// @param value what the fused network has
/// @param note one sentence where the terms cannot be told apart
public record ChannelTerms(Node node, int channel, NodeId input, List<Term> terms, Taps value, Optional<String> note) {
    /// How far the terms may be from what the fused network has, of the largest number that goes into them.
    private static final double ROUNDING = 1e-12;

    public ChannelTerms {
        terms = List.copyOf(terms);
    }

    /// @throws Problem if the network after has no such operator, it has no weights, or it has no such channel
    public static ChannelTerms of(Trace trace, NodeId id, int channel) {
        var node = trace.after()
                .graph()
                .find(id)
                .orElseThrow(() -> new Problem(
                        "The fused %s has no node '%s'; what was fused away lives in the one that took it in: --explain %s says which."
                                .formatted(trace.after().name(), id, id)));
        requireChannel(node, channel);
        var has = Fused.taps(node, channel, trace.after());
        var span = Span.of(node, trace);
        if (span.isEmpty()) {
            return told(node, channel, node.inputs().getFirst(), has);
        }
        var terms = new Calculation(span.get(), trace).terms(channel);
        return agree(terms, has)
                ? new ChannelTerms(node, channel, span.get().from(), terms, has, Optional.empty())
                : told(node, channel, span.get().from(), has);
    }

    /// How many channels there are to choose from; 0 where the operator has no terms.
    public static int channels(Node node) {
        boolean hasTerms =
                node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear || node.op() instanceof Op.BatchNorm;
        return hasTerms ? node.shape().channels() : 0;
    }

    /// How far the terms are from what the fused network has, at most.
    public double difference() {
        return terms.isEmpty() ? 0 : difference(terms.getLast().value(), value);
    }

    private static void requireChannel(Node node, int channel) {
        int channels = channels(node);
        if (channels == 0) {
            throw new Problem("%s is no convolution, linear layer or batch norm (%s), so it has no weights to explain."
                    .formatted(node.id(), node.op().label()));
        }
        if (channel < 0 || channel >= channels) {
            throw new Problem("%s has the channels 0 to %d, not %d.".formatted(node.id(), channels - 1, channel));
        }
    }

    private static ChannelTerms told(Node node, int channel, NodeId input, Taps has) {
        return new ChannelTerms(
                node,
                channel,
                input,
                List.of(),
                has,
                Optional.of(
                        "What %s computes is computed nowhere in the network before, so its numbers do not come apart into that network's."
                                .formatted(node.id())));
    }

    private static boolean agree(List<Term> terms, Taps has) {
        double scale =
                terms.stream().mapToDouble(term -> term.value().scale()).max().orElse(0);
        return difference(terms.getLast().value(), has) <= ROUNDING * Math.max(scale, has.scale());
    }

    private static double difference(Taps one, Taps other) {
        return one.then(-1, 0).plus(other).scale();
    }
}
