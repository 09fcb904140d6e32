package ghostlens.model.measure;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Family;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Machine;
import ghostlens.model.run.Step;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Measures what GhostNet 1.0×'s concats cost beside adds: each shape by itself (Table 1), and within the whole network
/// (Fig. 2). The two sides run in turn, so that what else the machine does meets both alike.
///
/// @param batches images at a time, such as 1, 2, 8, 32
/// @param runs how often each is run and counted
/// @param warmUpRuns how often each is run before
public record ConcatMeasurement(Engine engine, List<Integer> batches, int threads, int runs, int warmUpRuns) {
    /// The network that the paper measured.
    public static final String NETWORK = "ghostnet-1.0x";
    /// The batch sizes that the paper measured.
    public static final List<Integer> BATCHES = List.of(1, 2, 8, 32);

    private static final NodeId INPUT = new NodeId("input");
    private static final NodeId LEFT = new NodeId("left");
    private static final NodeId RIGHT = new NodeId("right");
    private static final NodeId JOINED = new NodeId("joined");

    public ConcatMeasurement {
        batches = List.copyOf(batches);
    }

    /// Hears how far a measurement is.
    @FunctionalInterface
    public interface Listener {
        /// @param done 0 to 1
        /// @param batch whose turn it is
        /// @param what is measured, such as `concat of 1×80×14×14`
        void at(double done, int batch, String what);
    }

    /// The whole measurement; it takes minutes at large batches.
    ///
    /// @throws ghostlens.model.Problem if the engine cannot run something
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public ConcatResult take(Listener listener) {
        return take(Zoo.find(NETWORK).graph(Form.INFERENCE), listener);
    }

    ConcatResult take(OpGraph graph, Listener listener) {
        var operators = new ArrayList<OperatorTimes>();
        var shares = new ArrayList<BatchShares>();
        var progress = new Steps(listener, batches, ConcatShape.of(graph).size());
        listener.at(0, graph.inputShape().batch(), "warming up");
        warmUp(graph);
        for (int batch : batches) {
            var batched = graph.withInputShape(graph.inputShape().with(0, batch));
            for (var layout : Layout.values()) {
                var shapes = new ArrayList<ShapeTimes>();
                for (var shape : ConcatShape.of(batched)) {
                    progress.next(batch, layout + " " + shape.output());
                    shapes.add(time(shape, layout));
                }
                operators.add(new OperatorTimes(layout, batch, shapes));
            }
            progress.next(batch, NETWORK);
            shares.add(shares(batched, batch));
        }
        return result(operators, shares);
    }

    /// Measures every shape and the network without keeping it, so that the JVM has compiled the engine's code for all
    /// of them before the first
    /// one counts.
    private void warmUp(OpGraph graph) {
        for (var layout : Layout.values()) {
            ConcatShape.of(graph).forEach(shape -> time(shape, layout));
        }
        shares(graph, graph.inputShape().batch());
    }

    private ConcatResult result(List<OperatorTimes> operators, List<BatchShares> shares) {
        return new ConcatResult(
                NETWORK,
                engine.name(),
                engine.description(),
                threads,
                runs,
                Machine.here().toString(),
                Runtime.version().toString(),
                operators,
                shares);
    }

    private ShapeTimes time(ConcatShape shape, Layout layout) {
        var contenders = Contender.values();
        var graphs = Arrays.stream(contenders)
                .map(c -> joining(c.op(), layout.of(c.operand(shape))))
                .toList();
        var times = new EnumMap<Contender, Times>(Contender.class);
        interleave(graphs, timed -> {
            for (var contender : contenders) {
                var joins = timed.get(contender.ordinal());
                times.put(contender, joins.times(step -> step.node().id().equals(JOINED)));
            }
        });
        return new ShapeTimes(shape, times);
    }

    /// Two values, each just written by an operator of its own, and what joins them.
    static OpGraph joining(Op op, TensorShape operand) {
        var relu = new Op.Activation(Op.Activation.Kind.RELU);
        return OpGraph.of(
                List.of(
                        new Draft(INPUT, new Op.Input(operand), List.of()),
                        new Draft(LEFT, relu, List.of(INPUT)),
                        new Draft(RIGHT, relu, List.of(INPUT)),
                        new Draft(JOINED, op, List.of(LEFT, RIGHT))),
                List.of(JOINED));
    }

    private BatchShares shares(OpGraph graph, int batch) {
        var both = new ArrayList<Shares>();
        Predicate<Step> joins = step -> graph.node(step.node().id()).op() instanceof Op.Concat;
        interleave(
                List.of(graph, AddVariant.of(graph)),
                timed -> timed.forEach(network -> both.add(new Shares(families(network), network.times(joins)))));
        return new BatchShares(batch, both.getFirst(), both.getLast());
    }

    private static Map<Family, Times> families(Timed network) {
        var families = new EnumMap<Family, Times>(Family.class);
        for (var step : network.steps()) {
            families.computeIfAbsent(
                    step.node().op().family(),
                    family -> network.times(s -> s.node().op().family() == family));
        }
        return families;
    }

    /// Runs the graphs in turn, and lets `read` have what they took before their memory is given back.
    private void interleave(List<OpGraph> graphs, Consumer<List<Timed>> read) {
        var timed = new ArrayList<Timed>();
        try {
            graphs.forEach(graph -> timed.add(Timed.open(NETWORK, graph, engine, threads)));
            repeat(warmUpRuns, timed);
            timed.forEach(Timed::forget);
            repeat(runs, timed);
            read.accept(timed);
        } finally {
            timed.forEach(Timed::close);
        }
    }

    private static void repeat(int times, List<Timed> timed) {
        for (int run = 0; run < times; run++) {
            timed.forEach(Timed::runOnce);
        }
    }

    /// Counts the pieces of a measurement, a large batch for as much as it holds.
    private static final class Steps {
        private final Listener listener;
        private final double total;
        private final int pieces;
        private double done;

        Steps(Listener listener, List<Integer> batches, int shapes) {
            this.listener = listener;
            this.pieces = Layout.values().length * shapes + 1;
            this.total = batches.stream()
                    .mapToDouble(batch -> batch * (double) pieces)
                    .sum();
        }

        void next(int batch, String what) {
            listener.at(done / total, batch, what);
            done += batch;
        }
    }
}
