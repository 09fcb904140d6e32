package ghostlens.app.cli;

import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a network once.
@Command(name = "run", description = "Runs a network once and prints its outputs.")
final class RunCommand implements Callable<Integer> {
    private static final int TOP = 5;

    private final Terminal terminal;

    @Mixin
    private final Source source = new Source();

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "training, deploy or inference; the form that the weights have if not given.")
    private @Nullable Form form;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(Map<String, Output> outputs) {}

    private record Output(List<Integer> shape, Object values) {}

    @Override
    public Integer call() {
        var chosen = engine.engine();
        var outputs = run(chosen, source.open(Optional.ofNullable(form), terminal));
        if (json.wanted) {
            terminal.json(result(outputs));
        } else {
            outputs.forEach((id, value) -> terminal.print(text(id, value)));
        }
        return ExitCode.DONE;
    }

    private SequencedMap<NodeId, Tensor> run(Engine engine, Source.Opened opened) {
        var plan = engine.plan(opened.network(), PlanOptions.DEFAULT);
        try (var session = plan.open()) {
            return session.run(opened.input(), StepListener.NONE);
        }
    }

    private static Result result(Map<NodeId, Tensor> outputs) {
        var named = new LinkedHashMap<String, Output>();
        outputs.forEach(
                (id, value) -> named.put(id.path(), new Output(value.shape().extents(), values(value))));
        return new Result(named);
    }

    /// Each value as it was computed: a float32 is written with as many digits as tell it apart.
    private static Object values(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Float32 floats -> floats.toFloats();
            case Tensor.Float64 doubles -> doubles.toDoubles();
        };
    }

    private static String text(NodeId id, Tensor value) {
        var table = new Table("image", "largest values, as position: value");
        int perImage = value.size() / value.shape().batch();
        for (int image = 0; image < value.shape().batch(); image++) {
            table.row(String.valueOf(image), top(value, image * perImage, perImage));
        }
        return "%s, %s%n%s".formatted(id, value.shape(), table);
    }

    private static String top(Tensor value, int first, int count) {
        var cell = "%%%dd: %%-9.4f".formatted(String.valueOf(count - 1).length());
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> value.get(first + i))
                        .reversed())
                .limit(TOP)
                .map(i -> cell.formatted(i, value.get(first + i)))
                .collect(Collectors.joining("  "));
    }
}
