package ghostlens.model.run.fast;

import ghostlens.model.Problem;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.nd4j.Nd4jEngine;
import java.util.function.DoubleConsumer;

/// Runs a network in float32 on our own kernels, as fast as production engines do, in ND4J's memory.
public final class FastEngine implements Engine {
    private static final String VECTOR_API = "jdk.incubator.vector";

    @Override
    public String name() {
        return "fast";
    }

    @Override
    public String description() {
        return "Ghostlens kernels, %d-bit vectors".formatted(Lanes.SPECIES.vectorBitSize());
    }

    @Override
    public void prime(DoubleConsumer progress) {
        start();
        Priming.prime(progress);
    }

    @Override
    public boolean isPrimed() {
        return Priming.isDone();
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        start();
        return new FastPlan(network, options);
    }

    private static void start() {
        if (ModuleLayer.boot().findModule(VECTOR_API).isEmpty()) {
            throw new Problem(
                    ("The engine `fast` needs the JVM's Vector API; start Java with --add-modules %s, or use the engine "
                                    + "`nd4j`.")
                            .formatted(VECTOR_API));
        }
        Nd4jEngine.load();
        KernelCompiler.useC2Only();
    }
}
