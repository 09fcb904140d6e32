package ghostlens.model.onnx;

import static java.util.Objects.requireNonNull;

import ghostlens.model.Problem;
import ghostlens.model.TestData;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Samplers;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.run.nd4j.Nd4jEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import onnx.Onnx.TensorProto;

/// ONNX's own models of one operator each, with inputs and expected outputs.
final class OperatorModels {
    private static final List<Engine> ENGINES = List.of(new ReferenceEngine(), new Nd4jEngine(), new FastEngine());
    /// Of the largest value: what computing in float32 may differ by.
    private static final double ROUNDING = 2e-6;

    private OperatorModels() {}

    /// What became of a model.
    ///
    /// @param engines those that computed what was expected, none where it is only shown
    /// @param reason why it is only shown; empty where it ran
    /// @param failure what went wrong; empty where nothing did
    record Result(String name, List<String> engines, String reason, String failure) {}

    static List<Path> folders() {
        return Stream.of("node", "pytorch-converted")
                .map(name -> TestData.file("onnx-operators/" + name))
                .flatMap(OperatorModels::list)
                .sorted()
                .toList();
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens a model as it is, and runs it with all inputs but the first as constants.
    static Result run(Path folder, Path temporary) throws IOException {
        var name = folder.getParent().getFileName() + "/" + folder.getFileName();
        try {
            OnnxReader.read(folder.resolve("model.onnx"));
            var network = OnnxReader.read(withConstants(folder, temporary)).network();
            return result(name, network, folder);
        } catch (Problem e) {
            return new Result(name, List.of(), "", e.sentence());
        } catch (RuntimeException e) {
            return new Result(name, List.of(), "", e.toString());
        }
    }

    private static Result result(String name, Network network, Path folder) throws IOException {
        var foreign = network.graph().nodes().stream()
                .filter(node -> node.op() instanceof Op.Foreign)
                .map(node -> node.op() instanceof Op.Foreign op ? op.label() + " " + op.reason() : "")
                .filter(reason -> !reason.startsWith("Output of "))
                .distinct()
                .collect(Collectors.joining("; "));
        if (!foreign.isEmpty()) {
            return new Result(name, List.of(), foreign, "");
        }
        var input = tensor(folder, "input_0.pb");
        var expected = tensor(folder, "output_0.pb");
        var engines = new ArrayList<String>();
        for (var engine : ENGINES) {
            try {
                var actual = Samplers.run(engine, network, input);
                if (!isClose(expected, actual)) {
                    return new Result(name, engines, "", engine.name() + " computes something else");
                }
                engines.add(engine.name());
            } catch (Problem e) {
                if (engines.isEmpty()) {
                    return new Result(name, List.of(), e.sentence(), "");
                }
            }
        }
        return new Result(name, engines, "", "");
    }

    private static boolean isClose(Tensor expected, Tensor actual) {
        if (!expected.shape().equals(actual.shape())) {
            return false;
        }
        double scale = 0;
        for (int i = 0; i < expected.size(); i++) {
            scale = Math.max(scale, Math.abs(expected.get(i)));
        }
        for (int i = 0; i < expected.size(); i++) {
            double far = Math.abs(expected.get(i) - actual.get(i));
            if (!(far <= ROUNDING * scale)) {
                return false;
            }
        }
        return true;
    }

    private static Path withConstants(Path folder, Path temporary) throws IOException {
        var model = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx"))).toBuilder();
        var graph = model.getGraphBuilder();
        for (int i = 1; Files.exists(data(folder, "input_%d.pb".formatted(i))); i++) {
            var tensor = TensorProto.parseFrom(Files.readAllBytes(data(folder, "input_%d.pb".formatted(i))));
            graph.addInitializer(tensor.toBuilder().setName(graph.getInput(i).getName()));
        }
        return Files.write(temporary.resolve("model.onnx"), model.build().toByteArray());
    }

    private static Path data(Path folder, String file) {
        return folder.resolve("test_data_set_0").resolve(file);
    }

    private static Tensor tensor(Path folder, String file) throws IOException {
        var proto = TensorProto.parseFrom(Files.readAllBytes(data(folder, file)));
        var constant = new Tensors(file).read(proto);
        return requireNonNull(constant.tensor()).withShape(new TensorShape(constant.extents()));
    }
}
