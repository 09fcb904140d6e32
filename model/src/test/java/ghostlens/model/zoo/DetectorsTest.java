package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.TensorShape;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The counts are mmdetection's for its neck and heads and the official code's for the backbones.
class DetectorsTest {
    /// What mmdetection's documentation counts on.
    private static final TensorShape COUNTED = TensorShape.of(1, 3, 1280, 800);

    private static final long RETINA_NET_HEAD = 6_463_220;
    private static final long MASK_RCNN_HEADS = 17_543_920;

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2-1.0x,  TRAINING, 2223872, 5670912, 14358004, 157664220160",
        "mobilenetv3-large-1.0x, TRAINING, 2816432, 2809856, 12089508, 154829746560",
        "ghostnet-1.1x,     TRAINING, 3033722, 2854912, 12351854, 153819138816",
        "repghostnet-1.3x,  TRAINING, 2336812, 2944000, 11744032, 155152797280",
        "repghostnet-1.3x,  DEPLOY,   2317516, 2944000, 11724736, 155152797280",
        "repghostnet-1.5x,  TRAINING, 3101376, 3034112, 12598708, 156574755456",
        "repghostnet-1.5x,  DEPLOY,   3079104, 3034112, 12576436, 156574755456",
    })
    void retinaNetCountsAsPublished(
            String backbone, Form form, long inBackbone, long inNeck, long parameters, long multiplyAdds) {
        var graph = counted("retinanet-" + backbone, form);
        assertThat(parameters(graph, "backbone")).isEqualTo(inBackbone);
        assertThat(parameters(graph, "neck")).isEqualTo(inNeck);
        assertThat(parameters(graph, "bbox_head")).isEqualTo(RETINA_NET_HEAD);
        assertThat(graph.parameters()).isEqualTo(parameters);
        assertThat(graph.cost().multiplyAdds()).isEqualTo(multiplyAdds);
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2-1.0x,  TRAINING, 2223872, 2727936, 22495728, 107813232640",
        "mobilenetv3-large-1.0x, TRAINING, 2816432, 2447360, 22807712, 105649683840",
        "ghostnet-1.1x,     TRAINING, 3033722, 2456576, 23034218, 104695027456",
        "repghostnet-1.3x,  TRAINING, 2336812, 2472960, 22353692, 106075052640",
        "repghostnet-1.3x,  DEPLOY,   2317516, 2472960, 22334396, 106075052640",
        "repghostnet-1.5x,  TRAINING, 3101376, 2490368, 23135664, 107543377536",
        "repghostnet-1.5x,  DEPLOY,   3079104, 2490368, 23113392, 107543377536",
    })
    void maskRcnnCountsAsPublished(
            String backbone, Form form, long inBackbone, long inNeck, long parameters, long multiplyAdds) {
        var graph = counted("maskrcnn-" + backbone, form);
        long heads = parameters(Detectors.BOX_HEAD.graph(form), "roi_head")
                + parameters(Detectors.MASK_HEAD.graph(form), "roi_head");
        assertThat(parameters(graph, "backbone")).isEqualTo(inBackbone);
        assertThat(parameters(graph, "neck")).isEqualTo(inNeck);
        assertThat(parameters(graph, "rpn_head") + heads).isEqualTo(MASK_RCNN_HEADS);
        assertThat(graph.parameters() + heads).isEqualTo(parameters);
        assertThat(graph.cost().multiplyAdds()).isEqualTo(multiplyAdds);
    }

    private static OpGraph counted(String name, Form form) {
        return Zoo.find(name).definition().graph(form, COUNTED, 80);
    }

    /// Of all nodes in this outermost group, each tensor once.
    private static long parameters(OpGraph graph, String group) {
        Predicate<NodeId> inside = id -> id.path().startsWith(group + ".");
        return graph.nodes().stream()
                .filter(node -> inside.test(node.id()))
                .collect(Collectors.toMap(node -> node.id().tensors(), Node::parameters, (a, _) -> a))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void headsForRegionsCountAsPublished() {
        assertThat(Detectors.BOX_HEAD.graph(Form.TRAINING).cost().multiplyAdds())
                .isEqualTo(14_304_256);
        assertThat(Detectors.MASK_HEAD.graph(Form.TRAINING).cost().multiplyAdds())
                .isEqualTo(529_858_560);
    }

    @Test
    void outputsAreTheScoresThenTheOffsetsOfEachLevel() {
        var graph = Zoo.find("retinanet-repghostnet-1.3x").graph(Form.TRAINING);
        assertThat(graph.outputs())
                .extracting(id -> graph.node(id).shape())
                .containsExactly(
                        TensorShape.of(1, 720, 100, 168),
                        TensorShape.of(1, 720, 50, 84),
                        TensorShape.of(1, 720, 25, 42),
                        TensorShape.of(1, 720, 13, 21),
                        TensorShape.of(1, 720, 7, 11),
                        TensorShape.of(1, 36, 100, 168),
                        TensorShape.of(1, 36, 50, 84),
                        TensorShape.of(1, 36, 25, 42),
                        TensorShape.of(1, 36, 13, 21),
                        TensorShape.of(1, 36, 7, 11));
    }

    @Test
    void headHasTheSameWeightsOnEachLevel() {
        var variant = Zoo.find("retinanet-repghostnet-1.3x");
        var graph = variant.definition().graph(Form.TRAINING, TensorShape.of(1, 3, 64, 64), 80);
        var weights = SeededWeights.of(graph, 1);
        var third = new NodeId("bbox_head.@P3.cls_convs.0.conv");
        var seventh = new NodeId("bbox_head.@P7.cls_convs.0.conv");
        assertThat(third.tensors()).isEqualTo("bbox_head.cls_convs.0.conv");
        assertThat(weights.get(third, "weight")).isSameAs(weights.get(seventh, "weight"));
        assertThat(weights.get(third, "weight").get(0))
                .isNotEqualTo(weights.get(new NodeId("bbox_head.@P3.cls_convs.1.conv"), "weight")
                        .get(0));
    }

    @Test
    void otherClassesAreRefused() {
        var variant = Zoo.find("maskrcnn-ghostnet-1.1x");
        assertThatThrownBy(() -> variant.definition().graph(Form.TRAINING, variant.input(), 20))
                .isInstanceOf(Problem.class)
                .hasMessage("Detectors tell COCO's 80 classes apart; leave --classes out.");
    }

    @Test
    void findNamesADetectorWhenItIsNone() {
        assertThat(Detectors.find("retinanet-ghostnet-1.1x").title()).isEqualTo("RetinaNet, GhostNet 1.1×");
        for (var other : new String[] {"ghostnet-1.1x", "maskrcnn-box-head"}) {
            assertThatThrownBy(() -> Detectors.find(other))
                    .isInstanceOf(Problem.class)
                    .hasMessage(other + " is no detector; choose one such as retinanet-repghostnet-1.3x.");
        }
    }
}
