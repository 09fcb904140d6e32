package ghostlens.model.measure;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.Step;
import ghostlens.model.run.View;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A graph that runs again and again and keeps what each step took; copying the input in and the outputs out does not
/// count.
final class Timed implements AutoCloseable {
    private static final long SEED = 1;

    private final List<Step> steps;
    private final Session session;
    private final Tensor input;
    private final List<long[]> runs = new ArrayList<>();

    private Timed(List<Step> steps, Session session, Tensor input) {
        this.steps = steps;
        this.session = session;
        this.input = input;
    }

    static Timed open(String name, OpGraph graph, Engine engine, int threads) {
        var network = new Network(name, graph, SeededWeights.of(graph, SEED), Form.INFERENCE);
        var options = PlanOptions.DEFAULT.withThreads(threads).withView(View.DRAWN);
        var plan = engine.plan(network, options);
        return new Timed(plan.steps(), plan.open(), SeededInput.of(graph.inputShape(), SEED));
    }

    /// @throws java.util.concurrent.CancellationException if the thread is interrupted; that run does not count
    void runOnce() {
        var nanos = new long[steps.size()];
        session.run(input, (step, start, end) -> nanos[step] += end - start);
        runs.add(nanos);
    }

    /// Forgets what was measured so far.
    void forget() {
        runs.clear();
    }

    /// What these steps took together.
    Times times(Predicate<Step> which) {
        var chosen = IntStream.range(0, steps.size())
                .filter(i -> which.test(steps.get(i)))
                .toArray();
        return Times.of(runs.stream()
                .mapToLong(
                        nanos -> IntStream.of(chosen).mapToLong(i -> nanos[i]).sum()));
    }

    List<Step> steps() {
        return steps;
    }

    @Override
    public void close() {
        session.close();
    }
}
