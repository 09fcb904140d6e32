package ghostlens.app.cli;

import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.View;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a network is measured.
final class RunSetup {
    private static final int MOST_IMAGES = 1_000_000;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "inference",
            description = "training, deploy or inference (the default, since that is what is deployed).")
    private Form form = Form.INFERENCE;

    @Option(names = "--batch", paramLabel = "N", description = "Images at a time; 1 if not given.")
    private @Nullable Integer batch;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processor cores to use; 1 if not given, as in the paper.")
    private int threads = 1;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            defaultValue = "deployed",
            description = {
                "drawn: each operator of the graph by itself;",
                "deployed (the default): what follows a convolution is folded into it, where the engine can."
            })
    private View view = View.DEPLOYED;

    /// @throws Problem if a number is out of range
    void check() {
        if (batch != null) {
            requireBetween("--batch", batch, MOST_IMAGES);
        }
        requireBetween("--threads", threads, Runtime.getRuntime().availableProcessors());
    }

    static void requireBetween(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Problem("%s takes a number from 1 to %,d here, not %,d.".formatted(option, most, value));
        }
    }

    Form form() {
        return form;
    }

    Optional<Integer> batch() {
        return Optional.ofNullable(batch);
    }

    PlanOptions plan() {
        return PlanOptions.DEFAULT.withThreads(threads).withView(view);
    }
}
