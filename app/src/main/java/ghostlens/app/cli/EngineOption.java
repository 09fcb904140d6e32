package ghostlens.app.cli;

import ghostlens.app.open.Engines;
import ghostlens.model.run.Engine;
import picocli.CommandLine.Option;

/// What computes.
final class EngineOption {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = Engines.DEFAULT,
            description = "fast (our kernels, float32; the default), nd4j (ND4J's operators, float32) or "
                    + "reference (float64, slow).")
    private String name = Engines.DEFAULT;

    Engine engine() {
        return Engines.named(name);
    }
}
