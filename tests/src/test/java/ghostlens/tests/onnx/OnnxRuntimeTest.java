package ghostlens.tests.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.check.Difference;
import ghostlens.model.graph.Op.Activation;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.net.Wire;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Zoo;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What we export, run by ONNX Runtime, against our own float64 engine.
class OnnxRuntimeTest {
    /// Largest difference relative to the output's scale; float32 through seventy layers stays well below.
    private static final double TOLERANCE = 2e-6;

    /// Small images and two at once: every operator runs, and the reference engine's plain loops stay short.
    private static final TensorShape SMALL = TensorShape.of(2, 3, 64, 64);

    @ParameterizedTest
    @MethodSource
    void exportComputesWhatTheReferenceEngineComputes(Variant variant, Form form) throws OrtException {
        var opened = NetworkOpener.open(OpenRequest.of(variant.name(), form));
        assertSame((variant.kind() == Kind.NETWORK ? opened.withInput(SMALL) : opened).network());
    }

    static Stream<Arguments> exportComputesWhatTheReferenceEngineComputes() {
        return Zoo.variants().stream()
                .filter(variant -> variant.kind() != Kind.DETECTOR)
                .flatMap(variant -> Arrays.stream(Form.values()).map(form -> Arguments.of(variant, form)));
    }

    @ParameterizedTest
    @CsvSource({"repghostnet-1.0x, INFERENCE", "repghostnet-0.5x, TRAINING", "ghostnet-1.0x, INFERENCE"})
    void exportComputesTheSameAtFullSize(String name, Form form) throws OrtException {
        assertSame(NetworkOpener.open(OpenRequest.of(name, form)).network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retinanet-mobilenetv3-large-1.0x", "maskrcnn-repghostnet-1.3x"})
    void exportKnowsDetectors(String name) throws OrtException {
        var request = OpenRequest.of(name, Form.INFERENCE).withInput(Optional.of(TensorShape.of(1, 3, 32, 64)));
        assertSame(NetworkOpener.open(request).network());
    }

    @ParameterizedTest
    @EnumSource
    void exportKnowsEveryActivation(Activation.Kind kind) throws OrtException {
        assertSame(network(x -> x.activation("activation", kind)));
    }

    @Test
    void exportKnowsWhatChangesMaps() throws OrtException {
        assertSame(network(x -> x.maxPool("max", 3, 2)
                .averagePool("mean", 2, 2)
                .channelShuffle("shuffle", 3)
                .convTranspose("transposed", 7, 3, 2)
                .resize("resize", 24, 11)));
        assertSame(network(x -> x.times("times", x.sigmoid("gate"))));
    }

    private static Network network(UnaryOperator<Wire> body) {
        var x = new GraphBuilder(Form.TRAINING).input("input", TensorShape.of(2, 6, 17, 24));
        var graph = x.builder().build(body.apply(x));
        return new Network("sample", graph, SeededWeights.of(graph, 1), Form.TRAINING);
    }

    private static void assertSame(Network network) throws OrtException {
        var input = SeededInput.of(network.graph().inputShape(), 1);
        try (var reference =
                        new ReferenceEngine().plan(network, PlanOptions.DEFAULT).open();
                var exported = OnnxRuntimeModel.open(network, input, 1)) {
            var expected = reference.run(input, StepListener.NONE);
            var outputs = exported.outputs();
            assertThat(outputs.keySet()).isEqualTo(expected.keySet());
            outputs.forEach((id, value) -> assertThat(
                            Difference.between(expected.get(id), value).largestRelative())
                    .as("%s, %s", network.name(), id)
                    .isLessThan(TOLERANCE));
        }
    }
}
