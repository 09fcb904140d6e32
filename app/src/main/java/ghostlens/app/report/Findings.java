package ghostlens.app.report;

import ghostlens.charts.AccuracyLatency.Measured;
import ghostlens.fuse.Trace;
import ghostlens.fuse.check.Equivalence;
import ghostlens.model.net.Network;
import ghostlens.model.profile.Profile;
import ghostlens.model.zoo.Variant;
import java.util.List;

/// What the report tells.
///
/// @param stages the five modules of the evolution, a to e
/// @param pictured the networks that are drawn
/// @param networks every network of the zoo
/// @param profiles the networks that are measured operator by operator
/// @param trace the folding of the default network
/// @param equivalence the default network before and after
/// @param measured the latency of every network here
record Findings(
        List<Stage> stages,
        List<Network> pictured,
        List<Variant> networks,
        List<Profile> profiles,
        Trace trace,
        Equivalence equivalence,
        List<Measured> measured) {

    Findings {
        stages = List.copyOf(stages);
        pictured = List.copyOf(pictured);
        networks = List.copyOf(networks);
        profiles = List.copyOf(profiles);
        measured = List.copyOf(measured);
    }

    /// A module of the evolution.
    record Stage(Variant variant, Network network) {}
}
