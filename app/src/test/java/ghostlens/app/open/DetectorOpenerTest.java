package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.detect.Detector;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import ghostlens.model.zoo.Detectors;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorOpenerTest {
    private static final String NAME = "maskrcnn-repghostnet-1.3x";
    private static final TensorShape SMALL = TensorShape.of(1, 3, 64, 96);

    @TempDir
    private Path folder;

    private static Weights weights(Variant variant, Form form) {
        return SeededWeights.of(variant.graph(form), 7);
    }

    /// One file for the whole detector, as mmdetection saves it.
    private Path file(Form form) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(TestFiles.named(weights(Zoo.find(NAME), form)));
        tensors.putAll(TestFiles.named(weights(Detectors.BOX_HEAD, form)));
        tensors.putAll(TestFiles.named(weights(Detectors.MASK_HEAD, form)));
        return TestFiles.safetensors(folder.resolve("detector.safetensors"), tensors);
    }

    @Test
    void oneFileHoldsTheWeightsOfAllItsNetworks() {
        var detector =
                (Detector.MaskRcnn) DetectorOpener.open(NAME, Form.DEPLOY, Optional.of(file(Form.DEPLOY)), SMALL);
        var dense = weights(Zoo.find(NAME), Form.DEPLOY);
        assertSame(detector.dense().network().weights(), dense);
        assertSame(detector.box().network().weights(), weights(Detectors.BOX_HEAD, Form.DEPLOY));
        assertSame(detector.mask().network().weights(), weights(Detectors.MASK_HEAD, Form.DEPLOY));
    }

    private static void assertSame(Weights found, Weights expected) {
        assertThat(found.nodes()).isEqualTo(expected.nodes());
        for (var node : expected.nodes()) {
            expected.of(node)
                    .forEach((slot, tensor) -> assertThat(found.get(node, slot).toFloats())
                            .as("%s.%s", node, slot)
                            .isEqualTo(tensor.toFloats()));
        }
    }

    @Test
    void weightsOfALaterFormAreRefused() {
        var file = Optional.of(file(Form.DEPLOY));
        assertThatThrownBy(() -> DetectorOpener.open(NAME, Form.TRAINING, file, SMALL))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("are in the deploy form");
    }

    @Test
    void weightsOfAnotherDetectorAreRefused() {
        var file = Optional.of(file(Form.DEPLOY));
        assertThatThrownBy(() -> DetectorOpener.open("retinanet-repghostnet-1.3x", Form.DEPLOY, file, SMALL))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("bbox_head.cls_convs.0.conv.weight");
    }

    @Test
    void inferenceFormIsFusedInside() {
        var detector = (Detector.RetinaNet)
                DetectorOpener.open("retinanet-repghostnet-1.3x", Form.INFERENCE, Optional.empty(), SMALL);
        assertThat(detector.dense().network().form()).isEqualTo(Form.INFERENCE);
        assertThat(detector.dense().network().graph().count(Op.BatchNorm.class)).isZero();
    }

    @Test
    void sizeBeyondThisMachineIsRefused() {
        var huge = TensorShape.of(1, 3, 640_000, 960_000);
        assertThatThrownBy(
                        () -> DetectorOpener.open("retinanet-repghostnet-1.3x", Form.TRAINING, Optional.empty(), huge))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("more than this machine can hold");
    }
}
