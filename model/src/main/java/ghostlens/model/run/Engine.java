package ghostlens.model.run;

import ghostlens.model.net.Network;
import java.util.function.DoubleConsumer;

/// Something that runs networks. Making a plan is slow and done once; running it is fast and done often.
public interface Engine {

    /// As on the command line: `fast`, `nd4j`, `reference`.
    String name();

    /// What computes, for reports: library, build, version.
    String description();

    /// Brings the engine up to speed, so that times mean something: loads what it needs and has its code compiled. It
    /// takes seconds the first time; later calls return at once.
    ///
    /// @param progress hears what share is done, 0 to 1
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    default void prime(DoubleConsumer progress) {}

    /// Whether it is up to speed.
    default boolean isPrimed() {
        return true;
    }

    /// Prepares a network: checks that every operator is known, and brings the weights into the engine's own form.
    ///
    /// @throws ghostlens.model.Problem if the network cannot run here
    Plan plan(Network network, PlanOptions options);
}
