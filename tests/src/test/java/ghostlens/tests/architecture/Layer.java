package ghostlens.tests.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Where packages stand in the one direction: `docs/architecture.md` as a table that a test can read. A layer may
/// use itself, the layers named here and whatever those may use.
enum Layer {
    MODEL("ghostlens.model"),
    TENSOR("ghostlens.model.tensor", MODEL),
    GRAPH("ghostlens.model.graph", TENSOR),
    FILE("ghostlens.model.file", MODEL),
    PICKLE("ghostlens.model.pickle", MODEL),
    WEIGHTS("ghostlens.model.weights", GRAPH, FILE, PICKLE),
    NET("ghostlens.model.net", WEIGHTS),
    NAMES("ghostlens.model.zoo.names", GRAPH),
    ZOO("ghostlens.model.zoo", NET, NAMES),
    ONNX("ghostlens.model.onnx", NET),
    RUN("ghostlens.model.run", NET),
    PICTURE("ghostlens.model.picture", ZOO),
    DETECT("ghostlens.model.detect", RUN, PICTURE),
    ND4J("ghostlens.model.run.nd4j", RUN),
    FAST("ghostlens.model.run.fast", ND4J),
    PROFILE("ghostlens.model.profile", RUN),
    MEASURE("ghostlens.model.measure", PROFILE, ZOO),
    PROFILE_FORMAT("ghostlens.model.profile.format", PROFILE, FILE),
    FUSE("ghostlens.fuse", NET),
    RULES("ghostlens.fuse.rules", FUSE),
    CHECK("ghostlens.fuse.check", FUSE, RUN),
    TERMS("ghostlens.fuse.terms", FUSE),
    MATCH("ghostlens.fuse.match", GRAPH),
    ASSETS("ghostlens.assets"),
    CHARTS("ghostlens.charts", ASSETS),
    LAYOUT("ghostlens.viewer.layout", GRAPH),
    EVOLUTION("ghostlens.viewer.evolution", LAYOUT),
    VIEWER("ghostlens.viewer", EVOLUTION, ASSETS),
    WORK("ghostlens.app.work", ASSETS, MODEL),
    OPEN(
            "ghostlens.app.open",
            ZOO,
            DETECT,
            ONNX,
            ND4J,
            FAST,
            PROFILE_FORMAT,
            MEASURE,
            RULES,
            CHECK,
            TERMS,
            MATCH,
            ASSETS),
    SAVE("ghostlens.app.save", OPEN, LAYOUT, FILE),
    WORKSPACE("ghostlens.app.workspace", OPEN, WORK, CHARTS),
    PANEL("ghostlens.app.panel..", WORKSPACE, SAVE, VIEWER),
    REPORT("ghostlens.app.report", PANEL),
    WINDOW("ghostlens.app.window", REPORT),
    COMMAND_LINE("ghostlens.app.cli", WINDOW),
    APP("ghostlens.app", COMMAND_LINE);

    private final String packages;
    private final List<Layer> uses;

    Layer(String packages, Layer... uses) {
        this.packages = packages;
        this.uses = List.of(uses);
    }

    /// ArchUnit's pattern for the layer's packages.
    String packages() {
        return packages;
    }

    /// The patterns of every package that the layer may depend on, its own included.
    String[] reachable() {
        return withUsed().map(Layer::packages).distinct().toArray(String[]::new);
    }

    static String[] all() {
        return Arrays.stream(values()).map(Layer::packages).toArray(String[]::new);
    }

    private Stream<Layer> withUsed() {
        return Stream.concat(Stream.of(this), uses.stream().flatMap(Layer::withUsed));
    }
}
