package ghostlens.model.profile;

import ghostlens.model.net.Form;
import ghostlens.model.run.View;
import ghostlens.model.tensor.TensorShape;
import java.time.Instant;

/// Under which conditions something was measured; without them a time means nothing.
///
/// @param engineDescription library, build and version
/// @param warmUpRuns runs before the first that counts
/// @param warmingUp whether the engine was not yet up to speed, so that the times are no result
/// @param machine processor and how many cores it offers
/// @param system operating system, version and architecture
/// @param java the JVM's version
/// @param began when measuring began
public record Conditions(
        String network,
        Form form,
        TensorShape input,
        String engine,
        String engineDescription,
        View view,
        int threads,
        int warmUpRuns,
        boolean warmingUp,
        String machine,
        String system,
        String java,
        TimerResolution timer,
        Load load,
        Instant began) {

    /// How many images went through at a time.
    public int batch() {
        return input.batch();
    }

    Conditions with(Load later) {
        return new Conditions(
                network,
                form,
                input,
                engine,
                engineDescription,
                view,
                threads,
                warmUpRuns,
                warmingUp,
                machine,
                system,
                java,
                timer,
                later,
                began);
    }
}
