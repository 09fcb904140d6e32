package ghostlens.fuse.check;

import ghostlens.fuse.Trace;
import ghostlens.fuse.check.Fault.Planted;
import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Where in a fused network a fault can stand, and the network with it.
final class FaultBed {
    private final Trace trace;
    private final Fault fault;

    FaultBed(Trace trace, Fault fault) {
        this.trace = trace;
        this.fault = fault;
    }

    /// A convolution and the BatchNorm behind it, which a convolution of the fused network has taken in, alone or as a
    /// branch of a sum; with the BatchNorm folded, the same kernel and bias scaled and moved.
    record Fold(double[] kernel, double[] bias, Affine norm) {

        /// γ, β, μ, σ² and ε of a BatchNorm.
        record Affine(double[] gamma, double[] beta, double[] mean, double[] variance, double epsilon) {
            double scale(int channel) {
                return gamma[channel] / Math.sqrt(variance[channel] + epsilon);
            }

            Affine with(double otherEpsilon) {
                return new Affine(gamma, beta, mean, variance, otherEpsilon);
            }
        }

        /// As it is right.
        Fold folded() {
            return scaled(norm);
        }

        Fold withOtherEpsilon() {
            return scaled(norm.with(norm.epsilon < 1e-3 ? 1e-3 : 1e-5));
        }

        Fold withoutScaledBias() {
            var wrong = folded();
            for (int c = 0; c < bias.length; c++) {
                wrong.bias[c] = bias[c] - norm.mean[c] + norm.beta[c];
            }
            return wrong;
        }

        Fold twice() {
            return folded().folded();
        }

        private Fold scaled(Affine affine) {
            int perChannel = kernel.length / bias.length;
            var scaled = kernel.clone();
            var moved = bias.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= affine.scale(i / perChannel);
            }
            for (int c = 0; c < moved.length; c++) {
                moved[c] = affine.scale(c) * (bias[c] - affine.mean[c]) + affine.beta[c];
            }
            return new Fold(scaled, moved, norm);
        }
    }

    /// @param fused the convolution in the network after
    /// @param norm the BatchNorm in the network before
    private record Site(Node fused, Node norm) {}

    Planted before(Network wrong, NodeId site) {
        return new Planted(pair(wrong, trace.after()), site);
    }

    private Pair pair(Network before, Network after) {
        return new Pair(before, after, trace.corresponding(), Precision.FLOAT64);
    }

    /// The first node that stands for one behind a BatchNorm.
    NodeId firstNorm() {
        var graph = trace.before().graph();
        var behind = new HashSet<NodeId>();
        for (var node : graph.nodes()) {
            if (node.op() instanceof Op.BatchNorm || node.inputs().stream().anyMatch(behind::contains)) {
                behind.add(node.id());
            }
        }
        return trace.after().graph().nodes().stream()
                .filter(node -> counterpart(node)
                        .filter(same -> behind.contains(same.id()))
                        .isPresent())
                .map(Node::id)
                .findFirst()
                .orElseThrow(() -> noPlace("has no batch norm"));
    }

    /// One fold done wrongly.
    Planted refolded(UnaryOperator<Fold> wrongly) {
        var site = middle(folds(), "has no convolution with a batch norm that was folded");
        return new Planted(
                pair(trace.before(), refolded(site, fold(site), wrongly.apply(fold(site)))), site.fused.id());
    }

    Planted fresh() {
        var site = middle(folds(), "has no convolution with a batch norm that was folded");
        var fold = fold(site);
        return new Planted(pair(withFreshNorm(trace.before(), site.norm), refolded(site, fold, fold)), site.fused.id());
    }

    /// The rules leave the batch norms behind a kernel that several convolutions share where they are.
    Planted sharedForgotten() {
        var graph = trace.after().graph();
        var seen = new HashSet<String>();
        var norm = graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.BatchNorm)
                .filter(node -> graph.node(node.inputs().getFirst()).op() instanceof Op.Conv2d)
                .filter(node -> !seen.add(node.inputs().getFirst().tensors()))
                .findFirst()
                .orElseThrow(() -> noPlace("has no two convolutions that share a kernel and have batch norms"));
        return new Planted(pair(trace.before(), withFreshNorm(trace.after(), norm)), norm.id());
    }

    /// The network after with `wrong` in place of what `right` adds to a convolution once it is folded.
    private Network refolded(Site site, Fold right, Fold wrong) {
        var due = right.folded();
        return changed(site.fused, taps -> {
            add(taps.kernel, due.kernel, -1);
            add(taps.kernel, wrong.kernel, 1);
            add(taps.bias, due.bias, -1);
            add(taps.bias, wrong.bias, 1);
        });
    }

    private static void add(double[] to, double[] values, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * values[i];
        }
    }

    Planted offCentre() {
        var branches = branches().stream().filter(s -> isWide(s.fused)).toList();
        if (branches.isEmpty()) {
            var wide = trace.after().graph().nodes().stream()
                    .filter(FaultBed::isWide)
                    .toList();
            var conv = middle(wide, "has no convolution that is three wide");
            return after(conv, taps -> taps.eachCentre((centre, _) -> taps.swap(centre, centre + 1)));
        }
        var site = middle(branches, "");
        var norm = affine(site.norm);
        return after(
                site.fused,
                taps -> taps.eachCentre((centre, channel) -> {
                    taps.kernel[centre] -= norm.scale(channel);
                    taps.kernel[centre + 1] += norm.scale(channel);
                }));
    }

    private static boolean isWide(Node node) {
        return node.op() instanceof Op.Conv2d conv
                && conv.window().kernelWidth() > conv.window().padLeft() + 1
                && conv.window().padLeft() > 0;
    }

    Planted branchForgotten() {
        var site = middle(branches(), "has no batch norm branch that was merged");
        var norm = affine(site.norm);
        return after(
                site.fused,
                taps -> taps.eachCentre((centre, channel) -> {
                    taps.kernel[centre] -= norm.scale(channel);
                    taps.bias[channel] -= norm.beta[channel] - norm.scale(channel) * norm.mean[channel];
                }));
    }

    Planted groupsSwapped() {
        var grouped = trace.after().graph().nodes().stream()
                .filter(node -> node.op() instanceof Op.Conv2d conv && conv.groups() > 1)
                .toList();
        return after(middle(grouped, "has no convolution in groups"), Taps::reverseGroups);
    }

    private Planted after(Node node, Change change) {
        return new Planted(pair(trace.before(), changed(node, change)), node.id());
    }

    /// Changes a kernel and a bias in place.
    private interface Change {
        void on(Taps taps);
    }

    private interface Centre {
        void at(int tap, int channel);
    }

    private record Taps(Op.Conv2d conv, double[] kernel, double[] bias) {

        /// For every output channel the tap that sees the output's own position in the channel of the same number.
        void eachCentre(Centre centre) {
            var window = conv.window();
            int inPerGroup = conv.in() / conv.groups();
            for (int c = 0; c < conv.out(); c++) {
                int plane = c * inPerGroup + c % inPerGroup;
                int row = plane * window.kernelHeight() + window.padTop();
                centre.at(row * window.kernelWidth() + window.padLeft(), c);
            }
        }

        void swap(int one, int other) {
            double kept = kernel[one];
            kernel[one] = kernel[other];
            kernel[other] = kept;
        }

        void reverseGroups() {
            int length = kernel.length / conv.groups();
            var right = kernel.clone();
            for (int group = 0; group < conv.groups(); group++) {
                System.arraycopy(right, (conv.groups() - 1 - group) * length, kernel, group * length, length);
            }
        }
    }

    private Network changed(Node node, Change change) {
        var network = trace.after();
        if (!(node.op() instanceof Op.Conv2d conv)) {
            throw new IllegalArgumentException(node.id() + " is no convolution");
        }
        var taps = new Taps(conv, kernel(node, network), bias(node, conv, network));
        change.on(taps);
        var slots = conv.weights();
        var tensors = new HashMap<String, Tensor>();
        tensors.put(slots.getFirst().name(), Tensor.of(slots.getFirst().shape(), taps.kernel));
        if (conv.bias()) {
            tensors.put(slots.getLast().name(), Tensor.of(slots.getLast().shape(), taps.bias));
        }
        return with(network, node.id(), tensors);
    }

    private static Network withFreshNorm(Network network, Node norm) {
        var tensors = new HashMap<String, Tensor>();
        for (var slot : norm.op().weights()) {
            boolean one = slot.role() == Role.SCALE || slot.role() == Role.RUNNING_VARIANCE;
            tensors.put(slot.name(), Tensor.generate(slot.shape(), _ -> one ? 1 : 0));
        }
        return with(network, norm.id(), tensors);
    }

    private static Network with(Network network, NodeId node, Map<String, Tensor> tensors) {
        var weights = network.weights().with(network.graph(), Map.of(node, tensors));
        return new Network(network.name(), network.graph(), weights, network.form());
    }

    /// In the order in which they run.
    private List<Site> folds() {
        var sites = new ArrayList<Site>();
        for (var fused : trace.after().graph().nodes()) {
            terms(fused)
                    .filter(term -> term.op() instanceof Op.BatchNorm && isLike(fused, source(term)))
                    .findFirst()
                    .ifPresent(norm -> sites.add(new Site(fused, norm)));
        }
        return sites;
    }

    private List<Site> branches() {
        var sites = new ArrayList<Site>();
        for (var fused : trace.after().graph().nodes()) {
            terms(fused)
                    .filter(term ->
                            term.op() instanceof Op.BatchNorm && !(source(term).op() instanceof Op.Conv2d))
                    .filter(_ -> counterpart(fused)
                            .filter(node -> node.op() instanceof Op.Add)
                            .isPresent())
                    .findFirst()
                    .ifPresent(norm -> sites.add(new Site(fused, norm)));
        }
        return sites;
    }

    /// What a fused convolution has taken in, by what it stands for: a BatchNorm, or what is added up in a sum.
    private Stream<Node> terms(Node fused) {
        if (!(fused.op() instanceof Op.Conv2d)) {
            return Stream.empty();
        }
        return counterpart(fused).stream().flatMap(this::addends);
    }

    /// Sums of sums taken apart, as long as nothing else reads the inner one.
    private Stream<Node> addends(Node node) {
        var graph = trace.before().graph();
        return node.op() instanceof Op.Add
                ? node.inputs().stream()
                        .map(graph::node)
                        .flatMap(term -> graph.consumers(term.id()).size() == 1 ? addends(term) : Stream.of(term))
                : Stream.of(node);
    }

    private Optional<Node> counterpart(Node fused) {
        return Optional.ofNullable(trace.corresponding().get(fused.id()))
                .map(trace.before().graph()::node);
    }

    private Node source(Node node) {
        return trace.before().graph().node(node.inputs().getFirst());
    }

    private Node convolution(Site site) {
        return source(site.norm);
    }

    /// Whether a convolution before had the kernel's shape already.
    private static boolean isLike(Node fused, Node conv) {
        return fused.op() instanceof Op.Conv2d one
                && conv.op() instanceof Op.Conv2d other
                && one.withBias().equals(other.withBias());
    }

    private Fold fold(Site site) {
        var conv = convolution(site);
        if (!(conv.op() instanceof Op.Conv2d op)) {
            throw new IllegalArgumentException(conv.id() + " is no convolution");
        }
        return new Fold(kernel(conv, trace.before()), bias(conv, op, trace.before()), affine(site.norm));
    }

    private Fold.Affine affine(Node norm) {
        if (!(norm.op() instanceof Op.BatchNorm op)) {
            throw new IllegalArgumentException(norm.id() + " is no batch norm");
        }
        var weights = trace.before().weights();
        return new Fold.Affine(
                weights.get(norm, Role.SCALE).toDoubles(),
                weights.get(norm, Role.SHIFT).toDoubles(),
                weights.get(norm, Role.RUNNING_MEAN).toDoubles(),
                weights.get(norm, Role.RUNNING_VARIANCE).toDoubles(),
                op.epsilon());
    }

    private static double[] kernel(Node conv, Network network) {
        return network.weights().get(conv, Role.KERNEL).toDoubles();
    }

    private static double[] bias(Node conv, Op.Conv2d op, Network network) {
        return op.bias() ? network.weights().get(conv, Role.BIAS).toDoubles() : new double[op.out()];
    }

    private <T> T middle(List<T> sites, String lack) {
        if (sites.isEmpty()) {
            throw noPlace(lack);
        }
        return sites.get(sites.size() / 2);
    }

    private Problem noPlace(String lack) {
        return new Problem("The fault %s cannot be planted: %s %s; choose another fault or another network."
                .formatted(fault.label(), trace.before().name(), lack));
    }
}
