package ghostlens.model.detect;

import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds things in photos: RetinaNet (Lin et al., ICCV 2017) and Mask R-CNN (He et al., ICCV 2017) with the settings
/// that mmdetection 2.x tests with.
public sealed interface Detector {

    /// What was found, the best score first, and where the time went.
    record Found(List<Detection> detections, Times times) {}

    Found find(PhotoInput photo, Engine engine, PlanOptions options);

    /// One dense network; its outputs are the scores of P3 to P7, then their offsets.
    record RetinaNet(Part dense) implements Detector {
        private static final Nms NMS = new Nms(0.5, 100);

        @Override
        public Found find(PhotoInput photo, Engine engine, PlanOptions options) {
            var watch = new Stopwatch(engine, options);
            var outputs = watch.run(dense.on(photo.tensor().shape()), photo.tensor());
            var found = watch.rest(() -> detections(outputs, photo));
            return new Found(found, watch.times());
        }

        private static List<Detection> detections(List<Tensor> outputs, PhotoInput photo) {
            var levels = DenseHead.RETINA_NET.candidates(Anchors.retinaNet(), outputs, photo);
            return NMS.keep(levels.stream().flatMap(List::stream).toList()).stream()
                    .map(c -> new Detection(c.label(), c.score(), photo.inPhoto(c.box()), Optional.empty()))
                    .toList();
        }
    }

    /// A dense network that proposes regions, and two that look at them.
    ///
    /// @param dense its outputs are the scores of P2 to P6, their offsets, then the feature maps P2 to P5
    /// @param box its outputs are scores and offsets
    /// @param mask its output is a mask for each class
    record MaskRcnn(Part dense, Part box, Part mask) implements Detector {
        private static final Nms PROPOSALS = new Nms(0.7, 1000);
        private static final Nms NMS = new Nms(0.5, 100);
        private static final RoiAlign OF_BOXES = new RoiAlign(7);
        private static final RoiAlign OF_MASKS = new RoiAlign(14);

        @Override
        public Found find(PhotoInput photo, Engine engine, PlanOptions options) {
            var watch = new Stopwatch(engine, options);
            var outputs = watch.run(dense.on(photo.tensor().shape()), photo.tensor());
            var proposals = watch.rest(() -> proposals(outputs, photo));
            var maps = watch.rest(() -> RoiLevels.of(outputs.subList(10, 14)));
            var boxes = boxes(proposals, maps, photo, watch);
            return new Found(masked(boxes, maps, photo, watch), watch.times());
        }

        private static List<Box> proposals(List<Tensor> outputs, PhotoInput photo) {
            var levels = DenseHead.PROPOSALS.candidates(Anchors.proposals(), outputs, photo);
            var candidates = IntStream.range(0, levels.size())
                    .boxed()
                    .flatMap(level -> levels.get(level).stream().map(c -> new Candidate(c.box(), c.score(), level)))
                    .filter(c -> !c.box().isEmpty())
                    .toList();
            return PROPOSALS.keep(candidates).stream().map(Candidate::box).toList();
        }

        private List<Candidate> boxes(List<Box> proposals, RoiLevels maps, PhotoInput photo, Stopwatch watch) {
            if (proposals.isEmpty()) {
                return List.of();
            }
            var regions = watch.rest(() -> maps.cut(proposals, OF_BOXES));
            var outputs = watch.run(box.on(regions.shape()), regions);
            return watch.rest(() ->
                    NMS.keep(Regions.MASK_RCNN.candidates(proposals, outputs.getFirst(), outputs.getLast(), photo)));
        }

        private List<Detection> masked(List<Candidate> found, RoiLevels maps, PhotoInput photo, Stopwatch watch) {
            if (found.isEmpty()) {
                return List.of();
            }
            var regions =
                    watch.rest(() -> maps.cut(found.stream().map(Candidate::box).toList(), OF_MASKS));
            var masks = watch.run(mask.on(regions.shape()), regions).getFirst();
            return watch.rest(() -> detections(found, masks, photo));
        }

        private static List<Detection> detections(List<Candidate> found, Tensor masks, PhotoInput photo) {
            int size = masks.shape().height() * masks.shape().width();
            int classes = masks.shape().channels();
            var logits = masks.toFloats();
            var detections = new ArrayList<Detection>();
            for (int i = 0; i < found.size(); i++) {
                var c = found.get(i);
                var box = photo.inPhoto(c.box());
                int first = (i * classes + c.label()) * size;
                var square = Arrays.copyOfRange(logits, first, first + size);
                detections.add(
                        new Detection(c.label(), c.score(), box, Optional.of(Mask.pasted(square, box, photo.photo()))));
            }
            return List.copyOf(detections);
        }
    }
}
