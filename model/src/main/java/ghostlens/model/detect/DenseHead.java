package ghostlens.model.detect;

import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// Reads what a dense head says of one level: a score per anchor and class, and four numbers per anchor.
///
/// @param least a score that is not above this is passed over
/// @param most how many boxes a level gives at the most, the best ones
record DenseHead(double least, int most) {
    /// Per RetinaNet's test settings.
    static final DenseHead RETINA_NET = new DenseHead(0.05, 1000);
    /// Per the region proposal network's.
    static final DenseHead PROPOSALS = new DenseHead(0, 1000);

    /// A value of the score map, by its position in it.
    private record Scored(int position, float logit) {}

    /// The best boxes of each level.
    ///
    /// @param outputs of the dense network: first the scores of all levels, then the offsets of all
    List<List<Candidate>> candidates(List<Anchors> anchors, List<Tensor> outputs, PhotoInput picture) {
        int count = anchors.size();
        return IntStream.range(0, count)
                .mapToObj(i -> candidates(anchors.get(i), outputs.get(i), outputs.get(count + i), picture))
                .toList();
    }

    /// The best boxes of a level, by class, cut to the picture.
    ///
    /// @param scores logits, 1×(anchors·classes)×H×W
    /// @param offsets 1×(anchors·4)×H×W
    List<Candidate> candidates(Anchors anchors, Tensor scores, Tensor offsets, PhotoInput picture) {
        int classes = scores.shape().channels() / anchors.perCell();
        int width = scores.shape().width();
        int cells = scores.shape().height() * width;
        var candidates = new ArrayList<Candidate>();
        for (var scored : best(scores.toFloats())) {
            int channel = scored.position / cells;
            int cell = scored.position % cells;
            int shape = channel / classes;
            var anchor = anchors.at(cell / width, cell % width, shape);
            int first = 4 * shape * cells + cell;
            var box = BoxCoder.OF_ANCHORS.decode(
                    anchor,
                    offsets.get(first),
                    offsets.get(first + cells),
                    offsets.get(first + 2 * cells),
                    offsets.get(first + 3 * cells));
            candidates.add(new Candidate(picture.cut(box), sigmoid(scored.logit), channel % classes));
        }
        return candidates;
    }

    private List<Scored> best(float[] logits) {
        double threshold = Math.log(least / (1 - least));
        var order = Comparator.comparingDouble(Scored::logit);
        var best = new PriorityQueue<>(order);
        for (int i = 0; i < logits.length; i++) {
            if (logits[i] > threshold && (best.size() < most || logits[i] > best.element().logit)) {
                best.add(new Scored(i, logits[i]));
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        return best.stream().sorted(order.reversed()).toList();
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
