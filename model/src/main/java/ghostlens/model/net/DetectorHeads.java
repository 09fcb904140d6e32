package ghostlens.model.net;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The heads of RetinaNet (Lin et al., ICCV 2017) and Mask R-CNN (He et al., ICCV 2017), with mmdetection 2.x's
/// settings
/// and names. A dense head looks at each level of a pyramid with the same weights.
public final class DetectorHeads {
    private static final int CHANNELS = 256;
    private static final int HIDDEN = 1024;
    private static final int CONVOLUTIONS = 4;
    private static final int BOX = 4;
    private static final int RETINA_NET_ANCHORS = 9;
    private static final int PROPOSAL_ANCHORS = 3;

    private DetectorHeads() {}

    /// The scores of P3 to P7, then their offsets.
    public static List<Wire> retinaNet(List<Wire> levels, int classes) {
        var scores = onEach(
                levels,
                "bbox_head.@P",
                3,
                w -> stacked(w, "cls_convs").convWithBias("retina_cls", RETINA_NET_ANCHORS * classes, 3, 1));
        var offsets = onEach(
                levels,
                "bbox_head.@P",
                3,
                w -> stacked(w, "reg_convs").convWithBias("retina_reg", RETINA_NET_ANCHORS * BOX, 3, 1));
        return Stream.concat(scores, offsets).toList();
    }

    /// The scores of P2 to P6, each of something being there, then their offsets.
    public static List<Wire> proposals(List<Wire> levels) {
        var seen = onEach(
                        levels,
                        "rpn_head.@P",
                        2,
                        w -> w.convWithBias("rpn_conv", CHANNELS, 3, 1).relu("relu"))
                .toList();
        var scores = onEach(seen, "rpn_head.@P", 2, w -> w.pointwiseWithBias("rpn_cls", PROPOSAL_ANCHORS));
        var offsets = onEach(seen, "rpn_head.@P", 2, w -> w.pointwiseWithBias("rpn_reg", PROPOSAL_ANCHORS * BOX));
        return Stream.concat(scores, offsets).toList();
    }

    private static Stream<Wire> onEach(List<Wire> levels, String group, int finest, UnaryOperator<Wire> head) {
        return IntStream.range(0, levels.size()).mapToObj(i -> levels.get(i).within(group + (finest + i), head));
    }

    /// Scores of the classes and of background, then offsets for each class, of regions of 7×7.
    public static List<Wire> boxes(Wire regions, int classes) {
        var seen = regions.within(
                "roi_head.bbox_head",
                w -> w.flatten("flatten")
                        .linear("shared_fcs.0", HIDDEN)
                        .relu("relu_0")
                        .linear("shared_fcs.1", HIDDEN)
                        .relu("relu_1"));
        return List.of(
                seen.within("roi_head.bbox_head", w -> w.linear("fc_cls", classes + 1)),
                seen.within("roi_head.bbox_head", w -> w.linear("fc_reg", BOX * classes)));
    }

    /// A mask of 28×28 for each class, of regions of 14×14.
    public static Wire masks(Wire regions, int classes) {
        return regions.within(
                "roi_head.mask_head",
                w -> stacked(w, "convs")
                        .convTranspose("upsample", CHANNELS, 2, 2)
                        .relu("relu")
                        .pointwiseWithBias("conv_logits", classes));
    }

    /// Convolutions with ReLU.
    private static Wire stacked(Wire x, String name) {
        var wire = x;
        for (int i = 0; i < CONVOLUTIONS; i++) {
            wire = wire.within(
                    name + "." + i, w -> w.convWithBias("conv", CHANNELS, 3, 1).relu("activate"));
        }
        return wire;
    }
}
