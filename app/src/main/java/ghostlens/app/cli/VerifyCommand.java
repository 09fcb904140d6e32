package ghostlens.app.cli;

import ghostlens.app.open.NetworkFile;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenNetwork;
import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.check.Alignment;
import ghostlens.fuse.check.CheckInput;
import ghostlens.fuse.check.Equivalence;
import ghostlens.fuse.check.Precision;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededInput;
import ghostlens.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says whether two networks compute the same.
@Command(
        name = "verify",
        description = {
            "Says whether two networks, forms or files with the same inputs and outputs compute the same.",
            "Their nodes are matched by what they compute, so names need not agree; the exit code is 1 if the networks "
                    + "differ by more than rounding explains."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FIRST", description = "A network, a checkpoint or an ONNX file.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "The same kind of thing to compare it with.")
    private String second = "";

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "A checkpoint for what is named and is no file; otherwise seeded weights are used.")
    private @Nullable Path weights;

    @Option(names = "--second-weights", paramLabel = "FILE", description = "Another checkpoint for the second.")
    private @Nullable Path secondWeights;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "The form of the first: training, deploy or inference; as its weights are if not given.")
    private @Nullable Form form;

    @Option(names = "--second-form", paramLabel = "FORM", description = "The form of the second, likewise.")
    private @Nullable Form secondForm;

    @Option(
            names = "--input",
            paramLabel = "FILE.npy",
            description = "A batch of images, float32 N×C×H×W; otherwise a seeded input is used.")
    private @Nullable Path input;

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(
            String first,
            String second,
            String engine,
            String verdict,
            @Nullable String firstNode,
            String sentence,
            int nodes,
            int matched,
            EquivalenceReport check) {}

    @Override
    public Integer call() {
        var a = open(first, weights, form);
        var b = open(second, secondWeights == null ? weights : secondWeights, secondForm);
        var given = input(a);
        var before = a.withInput(given.shape()).network();
        var after = b.withInput(given.shape()).network();
        boolean sameWeights = a.file().equals(b.file());
        var equivalence = Alignment.check(
                before,
                after,
                sameWeights ? Precision.FLOAT64 : Precision.FLOAT32,
                engine.engine(),
                CheckInput.around(given));
        var result = result((int) after.graph().operators(), equivalence);
        if (json.wanted) {
            terminal.json(result);
        } else {
            terminal.print("%s%n%n%d of the %d operators of %s compute what one of %s does.%n%n%s"
                    .formatted(result.sentence, result.matched, result.nodes, second, first, result.check.text()));
        }
        return equivalence.holds() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private OpenNetwork open(String name, @Nullable Path checkpoint, @Nullable Form wanted) {
        var file = NetworkFile.named(name).isPresent() ? Optional.<Path>empty() : Optional.ofNullable(checkpoint);
        var opened = NetworkOpener.source(OpenRequest.of(name, Form.TRAINING).withWeights(file));
        opened.requireRunnable();
        if (opened.file().isEmpty()) {
            terminal.say("No --weights given: using seeded weights for %s.".formatted(name));
        }
        return wanted == null ? opened : opened.inForm(wanted);
    }

    private Tensor input(OpenNetwork opened) {
        if (input != null) {
            return NetworkOpener.readInput(input, opened);
        }
        terminal.say("No --input given: using a seeded input of %s.".formatted(opened.inputShape()));
        return SeededInput.of(opened.inputShape(), OpenRequest.DEFAULT_SEED);
    }

    private Result result(int operators, Equivalence equivalence) {
        return new Result(
                first,
                second,
                equivalence.engine(),
                equivalence.verdict().label(),
                equivalence.firstNode().map(NodeId::path).orElse(null),
                equivalence.sentence(),
                operators,
                equivalence.nodes().size(),
                EquivalenceReport.of(equivalence));
    }
}
