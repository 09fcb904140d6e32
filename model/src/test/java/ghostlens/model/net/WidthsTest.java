package ghostlens.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthsTest {

    @ParameterizedTest
    @CsvSource({"39.96, 40", "55.5, 56", "17.76, 16", "1065.6, 1064", "1, 4", "5, 8", "10, 12", "18, 20"})
    void channelsAreMultiplesOfFourThatLoseLittle(double channels, int divisible) {
        assertThat(Widths.makeDivisible(channels, 4)).isEqualTo(divisible);
    }
}
