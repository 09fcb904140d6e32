package ghostlens.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.Samplers;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written as ONNX and read back is the same network; `-Dghostlens.onnx.all` takes all that there are.
class OnnxRoundTripTest {
    private static final Stream<String> SOME = Stream.of(
            "repghostnet-0.5x",
            "ghostnet-0.5x",
            "mobileone-s0",
            "mobilenetv3-small-1.0x",
            "shufflenetv2-0.5x",
            "efficientnet-b0",
            "module-d");

    @TempDir
    private static Path folder;

    static Stream<Arguments> networks() {
        var names = Boolean.getBoolean("ghostlens.onnx.all")
                ? Zoo.variants().stream().map(variant -> variant.name())
                : SOME;
        return names.flatMap(name -> Stream.of(Form.TRAINING, Form.INFERENCE).map(form -> Arguments.of(name, form)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void networkReadBackHasTheSameOperatorsAndOutputs(String name, Form form) {
        var graph = Zoo.find(name).graph(form);
        var network = new Network(name, graph, SeededWeights.of(graph, 1), form);
        var file = folder.resolve(name + "." + form + ".onnx");
        OnnxWriter.write(network, file);

        var back = OnnxReader.read(file).network();

        assertThat(back.name()).isEqualTo(name + "." + form);
        assertThat(back.graph()).isEqualTo(graph);
        if (graph.inputs().size() == 1 && graph.inputShape().elements() < 1 << 19) {
            var input = Samplers.values(graph.inputShape(), 5);
            assertThat(Samplers.relativeDifference(
                            Samplers.run(new FastEngine(), network, input),
                            Samplers.run(new FastEngine(), back, input)))
                    .isLessThan(1e-6);
        }
    }
}
