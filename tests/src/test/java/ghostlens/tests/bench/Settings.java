package ghostlens.tests.bench;

import ghostlens.app.open.Engines;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.run.View;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// What to measure.
final class Settings {
    /// What everybody deploys: everything that can be folded is.
    static final Form FORM = Form.INFERENCE;

    private static final int WARM_UP_ROUNDS = 10;

    @Option(names = "--networks", split = ",", paramLabel = "NETWORK", description = "All of the zoo if not given.")
    private List<String> networks = List.of();

    @Option(names = "--engines", split = ",", paramLabel = "ENGINE", description = "All but reference if not given.")
    private List<String> engines = List.of();

    @Option(names = "--batches", split = ",", paramLabel = "N", description = "1,8,32 if not given.")
    private List<Integer> batches = List.of(1, 8, 32);

    @Option(names = "--threads", split = ",", paramLabel = "N", description = "1,2 if not given.")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--rounds", defaultValue = "30", description = "Rounds that count; ${DEFAULT-VALUE} if not given.")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "" + WARM_UP_ROUNDS,
            description = "Rounds before; ${DEFAULT-VALUE} if not given.")
    private int warmUp;

    @Option(names = "--view", defaultValue = "deployed", description = "drawn or deployed (the default).")
    private String view = "deployed";

    @Option(
            names = "--out",
            defaultValue = "tests/target/benchmark",
            description = "Where to write; ${DEFAULT-VALUE} if not given.")
    private Path out = Path.of("");

    List<Variant> networks() {
        return networks.isEmpty()
                ? classifiers().toList()
                : networks.stream().map(Zoo::find).toList();
    }

    /// The networks and, where none were named, the detectors too.
    List<Variant> everything() {
        var detectors = Zoo.variants().stream().filter(variant -> variant.kind() == Kind.DETECTOR);
        return networks.isEmpty() ? Stream.concat(classifiers(), detectors).toList() : networks();
    }

    private static Stream<Variant> classifiers() {
        return Zoo.variants().stream().filter(variant -> variant.kind() == Kind.NETWORK);
    }

    /// The names of the engines that are measured, ONNX Runtime not among them.
    List<String> engines() {
        return engines.isEmpty()
                ? Engines.names().stream()
                        .filter(name -> !name.equals("reference"))
                        .toList()
                : engines;
    }

    List<Integer> batches() {
        return batches;
    }

    List<Case> cases() {
        return networks().stream().flatMap(this::cases).toList();
    }

    private Stream<Case> cases(Variant network) {
        return threads.stream().flatMap(count -> batches.stream().map(batch -> new Case(network.name(), batch, count)));
    }

    int rounds() {
        return atLeastOne("--rounds", rounds);
    }

    int warmUp() {
        return warmUp;
    }

    View view() {
        return Arrays.stream(View.values())
                .filter(known -> known.label().equals(view))
                .findFirst()
                .orElseThrow(() -> new Problem("The views are drawn and deployed, not '%s'.".formatted(view)));
    }

    Path out() {
        return out;
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new Problem("%s takes a number from 1 on, not %d.".formatted(option, value));
        }
        return value;
    }
}
