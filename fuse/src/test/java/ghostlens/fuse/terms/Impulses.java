package ghostlens.fuse.terms;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.terms.Term.Kind;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds weights by looking: the part of the unfused network that became one operator is run in float64 on maps that
/// are 1 at one place and 0 elsewhere, and on one that is 0 everywhere.
final class Impulses {
    private static final double ROUNDING = 1e-12;
    private static final int MOST = 36;

    private final Network network;
    private final List<ChannelTerms> channels;
    private final Window window;
    private final int in;
    private final boolean isMap;
    private final int down;
    private final int right;

    Impulses(Network network, Node node, List<ChannelTerms> channels) {
        this.network = network;
        this.channels = channels;
        this.window = node.op() instanceof Op.Conv2d conv ? conv.window() : Window.square(1, 1);
        var input = network.graph().node(channels.getFirst().input());
        this.in = input.shape().channels();
        this.isMap = input.shape().rank() == 4;
        this.down = Math.ceilDiv(window.padTop(), window.strideHeight());
        this.right = Math.ceilDiv(window.padLeft(), window.strideWidth());
    }

    void check() {
        channels.stream().flatMap(channel -> channel.terms().stream()).forEach(Impulses::checkNorm);
        var last = channels.getFirst().terms().getLast().node();
        var taps = taps();
        var part = part(last, taps.size() + 1);
        try (var session = new ReferenceEngine()
                .plan(part, PlanOptions.DEFAULT.keepingValues())
                .open()) {
            session.run(impulses(taps, part.graph().inputShape()), StepListener.NONE);
            var values = new HashMap<NodeId, Tensor>();
            for (var channel : channels) {
                double scale = channel.terms().stream()
                        .mapToDouble(term -> term.value().scale())
                        .max()
                        .orElseThrow();
                for (var term : channel.terms()) {
                    if (term.kind() != Kind.INPUT) {
                        var value = values.computeIfAbsent(term.node(), session::value);
                        check(term, channel.channel(), scale, taps, value);
                    }
                }
                same(channel.value(), channel.terms().getLast().value(), ROUNDING * scale);
            }
        }
    }

    private void check(Term term, int channel, double scale, List<Tap> taps, Tensor value) {
        double bias = at(value, taps.size(), channel);
        double largest = Math.abs(term.value().bias() - bias);
        for (int i = 0; i < taps.size(); i++) {
            double weight = at(value, i, channel) - bias;
            largest = Math.max(largest, Math.abs(term.value().weight(taps.get(i)) - weight));
        }
        assertThat(largest).as("%s, channel %d", term.node(), channel).isLessThanOrEqualTo(ROUNDING * scale);
    }

    private double at(Tensor value, int image, int channel) {
        var shape = value.shape();
        return shape.rank() < 4
                ? value.get(image * shape.channels() + channel)
                : value.get(((image * shape.channels() + channel) * shape.height() + down) * shape.width() + right);
    }

    /// s and t in 34 digits.
    private static void checkNorm(Term term) {
        if (term.kind() != Kind.BATCH_NORM) {
            return;
        }
        var exact = MathContext.DECIMAL128;
        var root = decimal(term.given("σ²")).add(decimal(term.given("ε"))).sqrt(exact);
        var s = decimal(term.given("γ")).divide(root, exact);
        var moved = s.multiply(decimal(term.given("μ")));
        var t = decimal(term.given("β")).subtract(moved);
        assertThat(Math.abs(term.given("s") - s.doubleValue()))
                .isLessThanOrEqualTo(ROUNDING * Math.abs(s.doubleValue()));
        assertThat(Math.abs(term.given("t") - t.doubleValue()))
                .isLessThanOrEqualTo(ROUNDING * Math.max(Math.abs(term.given("β")), Math.abs(moved.doubleValue())));
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(value);
    }

    private static void same(Taps one, Taps other, double offset) {
        assertThat(one.then(-1, 0).plus(other).scale()).isLessThanOrEqualTo(offset);
    }

    /// Every tap of some input channels.
    private List<Tap> taps() {
        int perChannel = window.kernelHeight() * window.kernelWidth();
        int step = Math.max(1, in * perChannel / MOST);
        var taps = new ArrayList<Tap>();
        for (int channel = in - 1; channel >= 0; channel -= step) {
            int reads = channel;
            IntStream.range(0, perChannel)
                    .forEach(i -> taps.add(new Tap(
                            reads,
                            i / window.kernelWidth() - window.padTop(),
                            i % window.kernelWidth() - window.padLeft())));
        }
        return taps;
    }

    private Network part(NodeId last, int images) {
        var shape = isMap
                ? TensorShape.of(
                        images,
                        in,
                        down * window.strideHeight() + window.kernelHeight(),
                        right * window.strideWidth() + window.kernelWidth())
                : TensorShape.of(images, in);
        var from = channels.getFirst().input();
        var drafts = network.graph().drafts().stream()
                .map(draft -> draft.id().equals(from) ? new Draft(from, new Op.Input(shape), List.of()) : draft)
                .toList();
        var graph = OpGraph.of(drafts, List.of(last));
        return new Network(network.name(), graph, network.weights().with(graph, Map.of()), network.form());
    }

    private Tensor impulses(List<Tap> taps, TensorShape shape) {
        var values = new double[Math.toIntExact(shape.elements())];
        int perImage = values.length / shape.batch();
        for (int i = 0; i < taps.size(); i++) {
            var tap = taps.get(i);
            int place = isMap
                    ? ((tap.channel() * shape.height()) + down * window.strideHeight() + tap.row()) * shape.width()
                            + right * window.strideWidth()
                            + tap.column()
                    : tap.channel();
            values[i * perImage + place] = 1;
        }
        return Tensor.of(shape, values);
    }
}
