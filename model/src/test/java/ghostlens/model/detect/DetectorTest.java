package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.detect.Detector.Found;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.picture.Photo;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.run.nd4j.Nd4jEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Detectors;
import ghostlens.model.zoo.Preprocessing;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private static final TensorShape SMALL = TensorShape.of(1, 3, 64, 96);
    private static final List<Engine> ENGINES = List.of(new FastEngine(), new Nd4jEngine());

    private static Part part(Variant variant, TensorShape input) {
        var graph = variant.definition().graph(Form.TRAINING, input, variant.classes());
        return new Part(variant, new Network(variant.name(), graph, SeededWeights.of(graph, 1), Form.TRAINING));
    }

    private static Part part(Variant variant) {
        return part(variant, variant.input());
    }

    private static List<Tensor> run(Engine engine, Network network, Tensor input) {
        try (var session = engine.plan(network, PlanOptions.DEFAULT).open()) {
            return List.copyOf(session.run(input, StepListener.NONE).values());
        }
    }

    private static void assertEnginesAgree(Network network) {
        var input = SeededInput.of(network.graph().inputShape(), 2);
        var expected = run(new ReferenceEngine(), network, input);
        for (var engine : ENGINES) {
            var found = run(engine, network, input);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i).toDoubles())
                        .as("output %d of %s on %s", i, network.name(), engine.name())
                        .containsExactly(expected.get(i).toDoubles(), rounding(expected.get(i)));
            }
        }
    }

    /// Of float32 through a hundred layers, relative to the largest value.
    private static Offset<Double> rounding(Tensor expected) {
        double largest = 0;
        for (double value : expected.toDoubles()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return Offset.offset(1e-5 * largest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retinanet-repghostnet-1.3x", "maskrcnn-mobilenetv3-large-1.0x"})
    void enginesGiveTheSameDenseOutputs(String name) {
        assertEnginesAgree(part(Zoo.find(name), SMALL).network());
    }

    @Test
    void enginesGiveTheSameForRegions() {
        for (var head : List.of(Detectors.BOX_HEAD, Detectors.MASK_HEAD)) {
            assertEnginesAgree(part(head, head.input().with(0, 2)).network());
        }
    }

    private static final PhotoInput PHOTO = PhotoInput.of(
            Photo.of(20, 30, (channel, y, x) -> (channel * 600 + y * 20 + x) * 37 % 256),
            48,
            32,
            Preprocessing.IMAGENET);

    private static Found found(Detector detector) {
        return detector.find(PHOTO, new FastEngine(), PlanOptions.DEFAULT);
    }

    @Test
    void retinaNetFindsBoxesInThePhoto() {
        var found = found(new Detector.RetinaNet(part(Zoo.find("retinanet-repghostnet-1.3x"), SMALL)));
        assertSound(found);
        assertThat(found.detections()).allMatch(d -> d.mask().isEmpty());
    }

    @Test
    void maskRcnnFindsBoxesAndMasksInThePhoto() {
        var found = found(new Detector.MaskRcnn(
                part(Zoo.find("maskrcnn-repghostnet-1.3x"), SMALL),
                part(Detectors.BOX_HEAD),
                part(Detectors.MASK_HEAD)));
        assertSound(found);
        assertThat(found.detections()).allSatisfy(d -> {
            var mask = d.mask().orElseThrow();
            assertThat(mask.width()).isEqualTo(20);
            assertThat(mask.height()).isEqualTo(30);
            assertThat((double) mask.area())
                    .isLessThan((d.box().width() + 2) * (d.box().height() + 2));
        });
    }

    private static void assertSound(Found found) {
        assertThat(found.detections())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(100)
                .allSatisfy(d -> {
                    assertThat(d.box()).isEqualTo(d.box().within(20, 30));
                    assertThat(d.label()).isBetween(0, 79);
                    assertThat(d.score()).isBetween(0.05, 1.0);
                });
        var times = found.times();
        assertThat(List.of(times.backbone(), times.neck(), times.heads(), times.rest()))
                .allMatch(nanos -> nanos > 0);
    }
}
