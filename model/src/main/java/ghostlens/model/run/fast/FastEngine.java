package ghostlens.model.run.fast;

import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.nd4j.Nd4jEngine;
import java.util.function.DoubleConsumer;

/// Runs a network in float32 on our own kernels, as fast as production engines do, in ND4J's memory.
public final class FastEngine implements Engine {

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
        Nd4jEngine.load();
        KernelCompiler.useC2Only();
        Priming.prime(progress);
    }

    @Override
    public boolean isPrimed() {
        return Priming.isDone();
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        Nd4jEngine.load();
        KernelCompiler.useC2Only();
        return new FastPlan(network, options);
    }
}
