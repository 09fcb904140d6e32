package ghostlens.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.TestData;
import ghostlens.model.graph.Op;
import ghostlens.model.run.Engine;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Samplers;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.weights.CheckpointReader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The trained RepGhostNet 0.5× as PyTorch exported it, against what PyTorch computed.
class TrainedOnnxTest {
    private static final String FOLDER = "repghostnet-0.5x-fashion/";

    static Stream<Arguments> filesAndEngines() {
        return Stream.of(new ReferenceEngine(), new FastEngine())
                .flatMap(engine -> Stream.of(
                        Arguments.of("unfused_bn.onnx", "logits_f64", engine),
                        Arguments.of("deploy.onnx", "logits_deploy", engine)));
    }

    @ParameterizedTest
    @MethodSource("filesAndEngines")
    void logitsAreThoseOfPyTorch(String file, String logits, Engine engine) {
        var network = OnnxReader.read(TestData.file(FOLDER + file)).network();
        var reference =
                CheckpointReader.read(TestData.file(FOLDER + "reference.npz")).tensors();
        var input = reference.get("input");

        var actual = Samplers.run(engine, network.withInputShape(input.shape()), input);

        assertThat(actual.shape()).isEqualTo(reference.get(logits).shape());
        assertThat(Samplers.relativeDifference(reference.get(logits), actual)).isLessThan(2e-6);
    }

    @ParameterizedTest
    @CsvSource({"unfused_bn.onnx, 112, 321", "deploy.onnx, 48, 225"})
    void operatorsAreThoseOfTheFile(String file, int norms, int operators) {
        var opened = OnnxReader.read(TestData.file(FOLDER + file));

        assertThat(opened.network().name()).isEqualTo(file.replace(".onnx", ""));
        assertThat(opened.producer()).isEqualTo("pytorch 1.13.0");
        assertThat(opened.operatorSet()).isGreaterThanOrEqualTo(7);
        assertThat(opened.network().graph().count(Op.BatchNorm.class)).isEqualTo(norms);
        assertThat(opened.network().graph().operators()).isEqualTo(operators);
        assertThat(opened.network().graph().count(Op.Foreign.class)).isZero();
    }
}
