package ghostlens.app.panel.evolution;

import ghostlens.fuse.Trace;
import ghostlens.model.net.Network;
import java.util.Optional;

/// A stage of a story.
///
/// @param mark what stands at the scrubber: `c`, or a step's number
/// @param title as people write it
/// @param sentence what changes here, and why
/// @param formula the algebra of the step that leads here, for a rewrite
/// @param variant the name under which it can be opened; empty where it has none of its own
/// @param proof the rewriting that leads here from the stage before; empty where the function changes by design
public record Chapter(
        String mark,
        String title,
        String sentence,
        Optional<String> formula,
        Optional<String> variant,
        Network network,
        Optional<Trace> proof) {

    /// The same with another sentence.
    Chapter saying(String other) {
        return new Chapter(mark, title, other, formula, variant, network, proof);
    }
}
