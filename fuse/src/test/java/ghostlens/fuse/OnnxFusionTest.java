package ghostlens.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.onnx.OnnxReader;
import ghostlens.model.tensor.TensorShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fusing what comes from files.
class OnnxFusionTest {
    private static final Path DATA = Path.of(Optional.ofNullable(System.getenv("GHOSTLENS_DATA"))
                    .orElse(System.getProperty("ghostlens.root", "..") + "/../shared/data"))
            .resolve("repghostnet-0.5x-fashion");

    @ParameterizedTest
    @CsvSource({"unfused_bn.onnx, 112", "deploy.onnx, 48"})
    void everyBatchNormOfAnExportIsFolded(String name, int before) {
        var file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "there is no " + file + "; set GHOSTLENS_DATA");

        var network = OnnxReader.read(file).network();

        assertThat(network.graph().count(Op.BatchNorm.class)).isEqualTo(before);
        assertThat(Fusion.fuse(network).after().graph().count(Op.BatchNorm.class))
                .isZero();
    }

    @Test
    void fusingLeavesOperatorsAloneThatAreOnlyShown() {
        var shape = TensorShape.of(1, 4, 8, 8);
        var foreign =
                new Op.Foreign("Mystery", "", new LinkedHashMap<>(), List.of(shape), shape, "is no operator at all");
        var graph = OpGraph.of(
                List.of(
                        new Draft(new NodeId("x"), new Op.Input(shape), List.of()),
                        draft("conv", new Op.Conv2d(4, 4, Window.square(3, 1), 1, false), "x"),
                        draft("mystery", foreign, "conv"),
                        draft("norm", new Op.BatchNorm(4, 1e-5), "mystery")),
                List.of(new NodeId("norm")));
        var network = new Network("odd", graph, SeededWeights.of(graph, 1), Form.TRAINING);

        assertThat(Fusion.fuse(network).after().graph()).isEqualTo(graph);
    }

    private static Draft draft(String name, Op op, String input) {
        return new Draft(new NodeId(name), op, List.of(new NodeId(input)));
    }
}
