package ghostlens.fuse.check;

import ghostlens.model.tensor.Tensor;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/// For how many images the largest values stand at the same places.
final class BestClasses {
    private BestClasses() {}

    /// The share of images whose `count` largest values are the same, as a set. None is where a value is not a number.
    static double agreement(Tensor before, Tensor after, int count) {
        int images = before.shape().rank() == 0 ? 1 : before.shape().batch();
        long agreeing = IntStream.range(0, images)
                .filter(image -> agrees(best(before, image, images, count), best(after, image, images, count)))
                .count();
        return (double) agreeing / images;
    }

    private static boolean agrees(Set<Integer> one, Set<Integer> other) {
        return !one.isEmpty() && one.equals(other);
    }

    /// Empty where a value is not a number.
    private static Set<Integer> best(Tensor values, int image, int images, int count) {
        int perImage = values.size() / images;
        var best = new HashSet<Integer>();
        while (best.size() < Math.min(count, perImage)) {
            int top = -1;
            for (int i = image * perImage; i < (image + 1) * perImage; i++) {
                if (Double.isNaN(values.get(i))) {
                    return Set.of();
                }
                if (!best.contains(i) && (top < 0 || values.get(i) > values.get(top))) {
                    top = i;
                }
            }
            best.add(top);
        }
        return best;
    }
}
