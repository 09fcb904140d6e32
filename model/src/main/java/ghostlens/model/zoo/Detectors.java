package ghostlens.model.zoo;

import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.DetectorHeads;
import ghostlens.model.net.FeaturePyramid;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The detectors of Table 4: RetinaNet and Mask R-CNN as in mmdetection 2.x, on five backbones.
///
/// A variant is the part of a detector that is one operator graph: backbone, feature pyramid and dense heads. Mask
/// R-CNN's
/// networks for regions are variants by themselves, since all its backbones have the same (`docs/decisions/0018`).
public final class Detectors {
    private static final NetworkFamily RETINA_NET = new NetworkFamily("RetinaNet", "Lin et al., ICCV 2017");
    private static final NetworkFamily MASK_RCNN = new NetworkFamily("Mask R-CNN", "He et al., ICCV 2017");
    private static final String BACKBONE = "backbone";
    private static final int CLASSES = 80;
    private static final int CHANNELS = 256;

    private static final String OPEN = "The paper does not say which feature maps the neck reads; here %s.";
    private static final String LAST_BLOCKS = "those of each stride's last block, without the last 1×1 convolution";

    /// mmdetection's 1333×800, filled up to multiples of 32.
    private static final TensorShape INPUT = TensorShape.of(1, 3, 800, 1344);

    private Detectors() {}

    /// Mask R-CNN's scores and offsets of a region.
    public static final Variant BOX_HEAD = head("box", 7)
            .summary("What Mask R-CNN's box head says of regions, a batch of them at a time (Table 4).")
            .define((form, input, _) -> {
                var builder = new GraphBuilder(form);
                return builder.build(wires(DetectorHeads.boxes(builder.input("input", input), CLASSES)));
            });

    /// Mask R-CNN's masks of a region.
    public static final Variant MASK_HEAD = head("mask", 14)
            .summary("The masks that Mask R-CNN's mask head draws in regions, a batch of them at a time (Table 4).")
            .define((form, input, _) -> {
                var builder = new GraphBuilder(form);
                return builder.build(DetectorHeads.masks(builder.input("input", input), CLASSES));
            });

    private static VariantBuilder head(String name, int size) {
        return Variant.part(Kind.DETECTOR, MASK_RCNN, "maskrcnn-" + name + "-head", "Mask R-CNN " + name + " head")
                .input(CHANNELS, size);
    }

    /// A classifier, as far as its last feature map.
    ///
    /// @param taps the groups that give C2 to C5
    /// @param open what the paper leaves open about them
    private record Backbone(Variant network, List<String> taps, String open) {

        List<Wire> maps(Wire input, Form form) {
            var graph = network.definition().graph(form, input.shape(), network.classes());
            return input.builder().embed(BACKBONE, graph, input, taps);
        }
    }

    /// A row of Table 4: seconds on the paper's phone, and mean average precision in percent.
    private record Row(
            Backbone backbone, double retinaNetS, double retinaNet, double maskRcnnBox, double maskRcnnMask) {}

    private static List<Row> table4() {
        var mobileNetV2 = new Backbone(
                named(MobileNetV2.variants(), "mobilenetv2-1.0x"),
                List.of("blocks.1", "blocks.2", "blocks.4", "act2"),
                OPEN.formatted("those of mmdetection's MobileNetV2, the last 1×1 convolution among them"));
        var mobileNetV3 = new Backbone(
                named(MobileNetV3.variants(), "mobilenetv3-large-1.0x"),
                List.of("blocks.1", "blocks.2", "blocks.4", "blocks.5"),
                OPEN.formatted(LAST_BLOCKS));
        return List.of(
                new Row(mobileNetV2, 3.85, 32.1, 34.2, 31.3),
                new Row(mobileNetV3, 3.7, 32.7, 34.2, 31.5),
                new Row(likeMobileNetV3(GhostNet.variants(), "ghostnet-1.1x"), 3.7, 32.5, 34.8, 31.9),
                new Row(likeMobileNetV3(RepGhostNet.variants(), "repghostnet-1.3x"), 3.64, 33.5, 36.1, 33.1),
                new Row(likeMobileNetV3(RepGhostNet.variants(), "repghostnet-1.5x"), 3.78, 34.4, 36.9, 33.5));
    }

    /// With MobileNetV3's skeleton, in stages of their own.
    private static Backbone likeMobileNetV3(List<Variant> variants, String name) {
        var taps = List.of("blocks.2", "blocks.4", "blocks.6", "blocks.8");
        return new Backbone(named(variants, name), taps, OPEN.formatted(LAST_BLOCKS));
    }

    private static Variant named(List<Variant> variants, String name) {
        return variants.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    }

    static List<Variant> variants() {
        var rows = table4();
        return Stream.of(
                        rows.stream().map(Detectors::retinaNet),
                        rows.stream().map(Detectors::maskRcnn),
                        Stream.of(BOX_HEAD, MASK_HEAD))
                .flatMap(variants -> variants)
                .toList();
    }

    private static Variant retinaNet(Row row) {
        var backbone = row.backbone;
        return named(RETINA_NET, "retinanet-", backbone)
                .summary("RetinaNet on %s: mean average precision %.1f %% on COCO (Table 4)."
                        .formatted(backbone.network.title(), row.retinaNet))
                .published(Published.in("Table 4").latency(row.retinaNetS * 1000))
                .define((form, input, classes) -> {
                    requireClasses(classes);
                    var builder = new GraphBuilder(form);
                    var maps = backbone.maps(builder.input("input", input), form);
                    var levels = FeaturePyramid.ofRetinaNet(maps.subList(1, maps.size()));
                    return builder.build(wires(DetectorHeads.retinaNet(levels, CLASSES)));
                });
    }

    private static Variant maskRcnn(Row row) {
        var backbone = row.backbone;
        return named(MASK_RCNN, "maskrcnn-", backbone)
                .summary(
                        ("Mask R-CNN on %s as far as region proposals, to which maskrcnn-box-head and maskrcnn-mask-head "
                                        + "belong: mean average precision %.1f %% (boxes) and %.1f %% "
                                        + "(masks) on COCO (Table 4).")
                                .formatted(backbone.network.title(), row.maskRcnnBox, row.maskRcnnMask))
                .published(Published.in("Table 4"))
                .define((form, input, classes) -> {
                    requireClasses(classes);
                    return maskRcnn(backbone, form, input);
                });
    }

    private static OpGraph maskRcnn(Backbone backbone, Form form, TensorShape input) {
        var builder = new GraphBuilder(form);
        var pyramid = FeaturePyramid.of(backbone.maps(builder.input("input", input), form));
        var proposals = DetectorHeads.proposals(FeaturePyramid.withCoarsest(pyramid));
        return builder.build(
                wires(Stream.concat(proposals.stream(), pyramid.stream()).toList()));
    }

    private static VariantBuilder named(NetworkFamily family, String prefix, Backbone backbone) {
        return new VariantBuilder(
                        Kind.DETECTOR,
                        family,
                        prefix + backbone.network.name(),
                        family.title() + ", " + backbone.network.title())
                .input(INPUT)
                .classes(CLASSES)
                .choice(backbone.open);
    }

    private static Wire[] wires(List<Wire> outputs) {
        return outputs.toArray(Wire[]::new);
    }

    private static void requireClasses(int classes) {
        if (classes != CLASSES) {
            throw new Problem("Detectors tell COCO's %d classes apart; leave --classes out.".formatted(CLASSES));
        }
    }

    /// Whether a detector runs its networks for regions behind this variant.
    public static boolean hasRegions(Variant variant) {
        return variant.family().equals(MASK_RCNN);
    }

    /// Whether a checkpoint's tensor of this name belongs to a network for regions.
    public static boolean isOfRegions(String tensor) {
        return isOfBoxHead(tensor) || isOfMaskHead(tensor);
    }

    /// Whether it belongs to {@link #BOX_HEAD}.
    public static boolean isOfBoxHead(String tensor) {
        return tensor.contains("roi_head.bbox_head.");
    }

    /// Whether it belongs to {@link #MASK_HEAD}.
    public static boolean isOfMaskHead(String tensor) {
        return tensor.contains("roi_head.mask_head.");
    }

    /// The variant of this name, if it is a detector that can look at photos.
    ///
    /// @throws Problem if it is something else
    public static Variant find(String name) {
        var found = Zoo.find(name);
        return Optional.of(found)
                .filter(v -> v.kind() == Kind.DETECTOR && v.classes() > 0)
                .orElseThrow(() -> new Problem("%s is no detector; choose one such as %s."
                        .formatted(found.name(), "retinanet-repghostnet-1.3x")));
    }
}
