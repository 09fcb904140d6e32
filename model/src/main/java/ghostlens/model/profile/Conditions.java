package ghostlens.model.profile;

import ghostlens.model.net.Form;
import ghostlens.model.run.View;
import ghostlens.model.tensor.TensorShape;

/// Under which conditions something was measured; without them a time means nothing.
///
/// @param engineDescription library, build and version
/// @param machine processor and how many cores it offers
/// @param java the JVM's version
/// @param warmUpRuns runs before the first that counts
public record Conditions(
        String network,
        Form form,
        TensorShape input,
        String engine,
        String engineDescription,
        View view,
        int threads,
        int warmUpRuns,
        String machine,
        String java) {}
