package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.picture.Photo;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private static final PhotoInput PICTURE =
            PhotoInput.of(Photo.of(64, 64, (_, _, _) -> 0), 64, 64, Preprocessing.IMAGENET);
    private static final List<Box> REGIONS = List.of(new Box(0, 0, 10, 10), new Box(20, 20, 40, 40));

    @Test
    void classesAboveTheThresholdAreTakenAndBackgroundIsNone() {
        double[] logits = {0, 0, Math.log(2), Math.log(3), 0, Math.log(6)};
        double[] offsets = {9, 9, 9, 9, 9, 9, 9, 9, 5, 0, 0, 0, 9, 9, 9, 9};
        var found = new Regions(0.27)
                .candidates(
                        REGIONS,
                        Tensor.of(TensorShape.of(2, 3), logits),
                        Tensor.of(TensorShape.of(2, 8), offsets),
                        PICTURE);
        assertThat(found).singleElement().satisfies(c -> {
            assertThat(c.label()).isZero();
            assertThat(c.score()).isCloseTo(0.3, within(1e-12));
            assertThat(c.box()).isEqualTo(new Box(30, 20, 50, 40));
        });
    }
}
