package ghostlens.model.run.fast;

import ghostlens.model.graph.NodeId;
import ghostlens.model.run.RunChecks;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The memory, kernels and threads of one runner.
final class FastSession implements Session {
    private final FastPlan plan;
    private final Memory memory;
    private final Workers workers;
    private final Binding whole;
    private final Kernel[][] batched;
    private final List<Kernel[][]> perImage = new ArrayList<>();
    private final Tile[] tiles;
    private final float[] staging;
    private final @Nullable Picture picture;
    private boolean hasRun;
    private boolean closed;

    private FastSession(FastPlan plan, Memory memory) {
        this.plan = plan;
        this.memory = memory;
        var layout = plan.layout();
        this.staging = new float[Math.toIntExact(plan.input().shape().elements())];
        int threads = plan.options().threads();
        var parameters = new Parameters(plan.network().weights(), memory);
        long shared = memory.allocate(layout.sharedBytes());
        this.whole = new Binding(layout, parameters, memory, shared, 0, layout.batch());
        this.picture = layout.picture().map(whole::picture).orElse(null);
        this.batched = kernels(
                whole, plan.recipes().subList(layout.cut(), plan.recipes().size()));
        for (int worker = 0; worker < threads && layout.cut() > 0; worker++) {
            long scratch = memory.allocate(layout.scratchBytes());
            var binding = new Binding(layout, parameters, memory, shared, scratch, 1);
            perImage.add(kernels(binding, plan.recipes().subList(0, layout.cut())));
        }
        this.tiles = Stream.generate(Tile::new).limit(threads).toArray(Tile[]::new);
        this.workers = new Workers(threads);
    }

    static FastSession open(FastPlan plan) {
        var memory = new Memory();
        try {
            return new FastSession(plan, memory);
        } catch (RuntimeException | OutOfMemoryError e) {
            memory.close();
            throw e;
        }
    }

    private static Kernel[][] kernels(Binding binding, List<Recipe> recipes) {
        return recipes.stream()
                .map(recipe -> binding.kernels(recipe).toArray(Kernel[]::new))
                .toArray(Kernel[][]::new);
    }

    @Override
    public SequencedMap<NodeId, Tensor> run(Tensor input, StepListener listener) {
        requireOpen();
        RunChecks.requireShape(plan.input(), input);
        write(input);
        if (!perImage.isEmpty()) {
            var caller = Thread.currentThread();
            workers.share(worker -> images(worker, caller, listener));
            RunChecks.requireNotInterrupted();
        }
        for (int step = 0; step < batched.length; step++) {
            RunChecks.requireNotInterrupted();
            long start = System.nanoTime();
            for (var kernel : batched[step]) {
                share(kernel);
            }
            listener.done(plan.layout().cut() + step, start, System.nanoTime());
        }
        hasRun = true;
        var outputs = new LinkedHashMap<NodeId, Tensor>();
        plan.network().graph().outputs().forEach(id -> outputs.put(id, read(id)));
        return outputs;
    }

    private void write(Tensor input) {
        input.copyTo(staging);
        if (picture == null) {
            Transfer.write(staging, whole.place(plan.input().id()));
        } else {
            Transfer.write(staging, plan.layout().batch(), picture);
        }
    }

    /// Runs a worker's images through the first steps; the calling thread's are the ones that are timed.
    private void images(int worker, Thread caller, StepListener listener) {
        var steps = perImage.get(worker);
        for (int image = worker; image < plan.layout().batch(); image += workers.count()) {
            for (int step = 0; step < steps.length; step++) {
                if (caller.isInterrupted()) {
                    return;
                }
                long start = System.nanoTime();
                for (var kernel : steps[step]) {
                    kernel.run(tiles[worker], image, 0, kernel.pieces());
                }
                if (worker == 0) {
                    listener.done(step, start, System.nanoTime());
                }
            }
        }
    }

    private void share(Kernel kernel) {
        int pieces = kernel.pieces();
        int count = workers.count();
        if (count == 1 || pieces < count) {
            kernel.run(tiles[0], 0, 0, pieces);
        } else {
            workers.share(worker ->
                    kernel.run(tiles[worker], 0, part(pieces, worker, count), part(pieces, worker + 1, count)));
        }
    }

    private static int part(int pieces, int worker, int count) {
        return (int) ((long) pieces * worker / count);
    }

    /// The kernels would write into memory that is no longer theirs, which the JVM does not survive.
    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }

    private Tensor read(NodeId node) {
        return Transfer.read(
                whole.place(node), plan.network().graph().node(node).shape());
    }

    @Override
    public Tensor value(NodeId node) {
        requireOpen();
        if (!plan.options().keepValues() || !hasRun) {
            throw new IllegalStateException("no value of " + node + " was kept");
        }
        return read(node);
    }

    @Override
    public void close() {
        closed = true;
        workers.close();
        memory.close();
    }
}
