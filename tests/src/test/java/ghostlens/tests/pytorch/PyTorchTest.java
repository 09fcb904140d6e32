package ghostlens.tests.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.check.Difference;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Zoo;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Our networks, run by PyTorch, against our own float64 engine.
class PyTorchTest {
    /// Largest difference relative to the output's scale.
    private static final double TOLERANCE = 2e-6;

    private static final TensorShape SMALL = TensorShape.of(2, 3, 64, 64);

    @ParameterizedTest
    @MethodSource
    void pyTorchComputesWhatTheReferenceEngineComputes(Variant variant, Form form) {
        assumeTrue(PyTorchModel.isAvailable(), "PyTorch is not on the class path; -Ppytorch puts it there");
        var network = NetworkOpener.open(OpenRequest.of(variant.name(), form))
                .withInput(SMALL)
                .network();
        var input = SeededInput.of(SMALL, OpenRequest.DEFAULT_SEED);

        try (var exact =
                        new ReferenceEngine().plan(network, PlanOptions.DEFAULT).open();
                var model = PyTorchModel.open(network, input, 1)) {
            var expected = exact.run(input, StepListener.NONE);
            var outputs = model.outputs();
            assertThat(outputs.keySet()).isEqualTo(expected.keySet());
            outputs.forEach((node, output) -> assertThat(
                            Difference.between(expected.get(node), output).largestRelative())
                    .as(node.path())
                    .isLessThan(TOLERANCE));
        }
    }

    static Stream<Arguments> pyTorchComputesWhatTheReferenceEngineComputes() {
        return Zoo.variants().stream()
                .filter(variant -> variant.kind() == Kind.NETWORK)
                .flatMap(variant -> Arrays.stream(Form.values()).map(form -> Arguments.of(variant, form)));
    }
}
