package ghostlens.model.detect;

import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Reads what the box head says of regions: a score per class, the last being background, and four numbers per class.
///
/// @param least a score that is not above this is passed over
record Regions(double least) {
    /// Per Mask R-CNN's test settings.
    static final Regions MASK_RCNN = new Regions(0.05);

    /// Every box that some class scores high enough, cut to the picture.
    ///
    /// @param scores logits, N×(classes + 1)
    /// @param offsets N×(classes·4)
    List<Candidate> candidates(List<Box> regions, Tensor scores, Tensor offsets, PhotoInput picture) {
        int classes = scores.shape().get(1) - 1;
        var candidates = new ArrayList<Candidate>();
        for (int region = 0; region < regions.size(); region++) {
            var shares = shares(scores, region * (classes + 1), classes + 1);
            for (int label = 0; label < classes; label++) {
                if (shares[label] > least) {
                    int first = 4 * (region * classes + label);
                    var box = BoxCoder.OF_REGIONS.decode(
                            regions.get(region),
                            offsets.get(first),
                            offsets.get(first + 1),
                            offsets.get(first + 2),
                            offsets.get(first + 3));
                    candidates.add(new Candidate(picture.cut(box), shares[label], label));
                }
            }
        }
        return candidates;
    }

    /// Softmax.
    private static double[] shares(Tensor logits, int first, int count) {
        var shares = new double[count];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, logits.get(first + i));
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = Math.exp(logits.get(first + i) - largest);
            sum += shares[i];
        }
        for (int i = 0; i < count; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
