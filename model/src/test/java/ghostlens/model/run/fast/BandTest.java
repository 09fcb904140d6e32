package ghostlens.model.run.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BandTest {
    @ParameterizedTest
    @CsvSource({"1, 7, 1000", "1, 112, 2000000", "3, 56, 700000", "8, 14, 150000", "5, 1, 9000000", "7, 13, 400000"})
    void everyRowOfEveryImageIsInOneBand(int images, int rows, long imageBytes) {
        var all = new ArrayList<Integer>();
        for (var band : Band.of(images, rows, imageBytes)) {
            IntStream.range(band.firstImage(), band.firstImage() + band.images())
                    .flatMap(image -> IntStream.range(band.firstRow(), band.firstRow() + band.rows())
                            .map(row -> image * rows + row))
                    .forEach(all::add);
        }
        assertThat(all).isEqualTo(IntStream.range(0, images * rows).boxed().toList());
    }

    @Test
    void aSmallMapIsOneBand() {
        assertThat(Band.of(1, 14, 100_000)).containsExactly(new Band(0, 1, 0, 14));
    }

    @Test
    void aFewSmallImagesShareABand() {
        assertThat(Band.of(6, 14, 200_000))
                .containsExactly(new Band(0, 2, 0, 14), new Band(2, 2, 0, 14), new Band(4, 2, 0, 14));
    }

    @Test
    void aLargeImageIsCutIntoRowsOrKeptWhole() {
        assertThat(Band.of(1, 10, 1_000_000)).containsExactly(new Band(0, 1, 0, 5), new Band(0, 1, 5, 5));
        assertThat(Band.ofImages(2, 10, 1_000_000)).containsExactly(new Band(0, 1, 0, 10), new Band(1, 1, 0, 10));
    }
}
