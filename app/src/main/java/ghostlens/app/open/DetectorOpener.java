package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.detect.Detector;
import ghostlens.model.detect.Part;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Checkpoint;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.zoo.Detectors;
import ghostlens.model.zoo.Variant;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Opens detectors, all of whose networks share one file of weights.
public final class DetectorOpener {
    private final Form form;
    private final Optional<Checkpoint> weights;

    private DetectorOpener(Form form, Optional<Checkpoint> weights) {
        this.form = form;
        this.weights = weights;
    }

    /// @param weights a checkpoint; where empty, weights are seeded
    /// @param largest the largest input that it will see
    /// @throws Problem if there is no such detector, or the weights, the form or the input cannot be used
    public static Detector open(String name, Form form, Optional<Path> weights, TensorShape largest) {
        var variant = Detectors.find(name);
        var opener = new DetectorOpener(form, weights.map(CheckpointReader::read));
        var dense = opener.network(variant, tensor -> !Detectors.isOfRegions(tensor));
        dense.withInput(largest);
        return Detectors.hasRegions(variant)
                ? new Detector.MaskRcnn(
                        part(dense),
                        part(opener.network(Detectors.BOX_HEAD, Detectors::isOfBoxHead)),
                        part(opener.network(Detectors.MASK_HEAD, Detectors::isOfMaskHead)))
                : new Detector.RetinaNet(part(dense));
    }

    private static Part part(OpenNetwork opened) {
        return new Part(opened.variant(), opened.network());
    }

    /// @param own which tensors of the file are this network's
    private OpenNetwork network(Variant variant, Predicate<String> own) {
        return weights.map(all -> NetworkFile.loaded(variant, only(all, own)))
                .orElseGet(() -> NetworkOpener.source(OpenRequest.of(variant.name(), Form.TRAINING)))
                .inForm(form);
    }

    private static Checkpoint only(Checkpoint checkpoint, Predicate<String> own) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(checkpoint.tensors());
        tensors.keySet().removeIf(own.negate());
        return new Checkpoint(checkpoint.source(), tensors);
    }
}
