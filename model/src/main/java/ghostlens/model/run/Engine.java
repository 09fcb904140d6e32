package ghostlens.model.run;

import ghostlens.model.net.Network;

/// Something that runs networks. Making a plan is slow and done once; running it is fast and done often.
public interface Engine {

    /// As on the command line: `nd4j`, `reference`.
    String name();

    /// What computes, for reports: library, build, version.
    String description();

    /// Prepares a network: checks that every operator is known, and brings the weights into the engine's own form.
    ///
    /// @throws ghostlens.model.Problem if the network cannot run here
    Plan plan(Network network, PlanOptions options);
}
