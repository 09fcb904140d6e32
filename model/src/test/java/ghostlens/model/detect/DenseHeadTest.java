package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.picture.Photo;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseHeadTest {
    private static final Anchors ANCHORS = new Anchors(8, List.of(new Box(-4, -4, 4, 4), new Box(-8, -8, 8, 8)));
    private static final TensorShape OFFSETS = TensorShape.of(1, 2 * 4, 2, 3);
    private static final PhotoInput PICTURE =
            PhotoInput.of(Photo.of(24, 16, (_, _, _) -> 0), 24, 16, Preprocessing.IMAGENET);

    /// Two anchors, three classes, 2×3 cells; all scores low but these.
    private static Tensor scores(double first, double second) {
        return Tensor.generate(TensorShape.of(1, 2 * 3, 2, 3), i -> switch (i) {
            case 5 * 6 + 4 -> first;
            case 6 -> second;
            default -> -9;
        });
    }

    @Test
    void channelsAreAnchorsThenClasses() {
        var found =
                new DenseHead(0.05, 10).candidates(ANCHORS, scores(2, 1), Tensor.generate(OFFSETS, _ -> 0), PICTURE);
        assertThat(found).extracting(Candidate::label).containsExactly(2, 1);
        assertThat(found.getFirst().box()).isEqualTo(new Box(0, 0, 16, 16));
        assertThat(found.getFirst().score()).isCloseTo(0.880797, within(1e-6));
        assertThat(found.getLast().box()).isEqualTo(new Box(0, 0, 4, 4));
    }

    @Test
    void offsetsAreThoseOfTheAnchorInItsCell() {
        var offsets = Tensor.generate(OFFSETS, i -> i == 4 * 6 + 4 ? 0.25 : i == 5 * 6 + 4 ? 0.125 : 0);
        var found = new DenseHead(0.05, 10).candidates(ANCHORS, scores(2, -9), offsets, PICTURE);
        assertThat(found).extracting(Candidate::box).containsExactly(new Box(4, 2, 20, 16));
    }

    @Test
    void onlyTheBestAreTaken() {
        var found = new DenseHead(0.05, 1).candidates(ANCHORS, scores(1, 2), Tensor.generate(OFFSETS, _ -> 0), PICTURE);
        assertThat(found).extracting(Candidate::label).containsExactly(1);
    }

    @Test
    void scoresAtTheThresholdArePassedOver() {
        var half = new DenseHead(0.5, 10);
        var still = Tensor.generate(OFFSETS, _ -> 0);
        assertThat(half.candidates(ANCHORS, scores(0, 0.01), still, PICTURE))
                .extracting(Candidate::label)
                .containsExactly(1);
    }
}
