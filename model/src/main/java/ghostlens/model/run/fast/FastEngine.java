package ghostlens.model.run.fast;

import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.nd4j.Nd4jEngine;
import java.util.function.DoubleConsumer;

/// Runs a network in float32 on our own kernels, as fast as production engines do, in ND4J's memory. In a JVM without
/// the Vector API it runs ND4J's own operators, several times slower, and says so.
public final class FastEngine implements Engine {
    private static final String VECTOR_API = "jdk.incubator.vector";
    private static final boolean HAS_VECTORS =
            ModuleLayer.boot().findModule(VECTOR_API).isPresent();

    private final Engine withoutVectors = new Nd4jEngine();

    @Override
    public String name() {
        return "fast";
    }

    @Override
    public String description() {
        return HAS_VECTORS
                ? "Ghostlens kernels, %d-bit vectors".formatted(Lanes.SPECIES.vectorBitSize())
                : "%s, several times slower than Ghostlens kernels: Java was started without --add-modules %s"
                        .formatted(withoutVectors.description(), VECTOR_API);
    }

    @Override
    public void prime(DoubleConsumer progress) {
        if (HAS_VECTORS) {
            start();
            Priming.prime(progress);
        } else {
            Nd4jEngine.load();
        }
    }

    @Override
    public boolean isPrimed() {
        return !HAS_VECTORS || Priming.isDone();
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        if (!HAS_VECTORS) {
            return withoutVectors.plan(network, options);
        }
        start();
        return new FastPlan(network, options);
    }

    private static void start() {
        Nd4jEngine.load();
        KernelCompiler.useC2Only();
    }
}
