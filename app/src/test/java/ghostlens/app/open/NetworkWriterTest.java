package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkWriterTest {
    private static final NodeId INPUT = new NodeId("x");
    private static final NodeId UNKNOWN = new NodeId("secret");

    @ParameterizedTest
    @ValueSource(strings = {"out.onnx", "out.safetensors", "out.npz"})
    void refusesWhatIsOnlyShown(String name, @TempDir Path folder) {
        var file = folder.resolve(name);
        var opened = NetworkOpener.source(OpenRequest.of("module-e", Form.INFERENCE));
        assertThatThrownBy(() -> NetworkWriter.write(opened, withUnknown(), Optional.empty(), file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("secret (Mystery)");
        assertThat(Files.exists(file)).isFalse();
    }

    private static Network withUnknown() {
        var shape = TensorShape.of(1, 2, 3, 3);
        var unknown = new Op.Foreign("Mystery", "", new LinkedHashMap<>(), List.of(shape), shape, "is not known");
        var drafts =
                List.of(new Draft(INPUT, new Op.Input(shape), List.of()), new Draft(UNKNOWN, unknown, List.of(INPUT)));
        return new Network("odd", OpGraph.of(drafts, List.of(UNKNOWN)), Weights.NONE, Form.TRAINING);
    }
}
