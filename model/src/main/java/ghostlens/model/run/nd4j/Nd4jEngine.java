package ghostlens.model.run.nd4j;

import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;

/// Runs a network on ND4J's own operators in float32, one after the other.
///
/// ND4J is not made for several threads: all plans, sessions and runs belong on one thread at a time.
public final class Nd4jEngine implements Engine {

    /// Loads the native library, which takes seconds the first time; later calls return at once. May be called ahead
    /// of need on any thread.
    ///
    /// @throws ghostlens.model.Problem if it cannot be loaded on this machine
    public static void load() {
        NativeLibrary.load();
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String description() {
        return NativeLibrary.description();
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        NativeLibrary.load();
        return new Nd4jPlan(network, options);
    }
}
