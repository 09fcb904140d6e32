package ghostlens.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticsTest {

    /// From published tables of the sign test (two-sided, 5 %), and for 10,000 from the normal approximation.
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "5, 0", "6, 1", "8, 1", "9, 2", "20, 6", "50, 18", "100, 40", "1000, 469", "10000, 4902"
    })
    void rankIsThatOfTheSignTest(int n, int rank) {
        assertThat(OrderStatistics.rank(n, 0.05)).isEqualTo(rank);
    }

    /// From published tables of the Mann–Whitney test (two-sided): one more than the critical value.
    @ParameterizedTest
    @CsvSource({
        "3, 3, 0.05, 0",
        "4, 4, 0.05, 1",
        "5, 8, 0.05, 7",
        "10, 10, 0.05, 24",
        "20, 20, 0.05, 128",
        "20, 20, 0.01, 106"
    })
    void ratioRankIsThatOfTheMannWhitneyTest(int n, int m, double risk, int rank) {
        assertThat(OrderStatistics.ratioRank(n, m, risk)).isEqualTo(rank);
    }

    @Test
    void smallRisksNeedManyValues() {
        assertThat(OrderStatistics.rank(14, 1e-4)).isZero();
        assertThat(OrderStatistics.rank(15, 1e-4)).isEqualTo(1);
    }

    /// A skewed distribution with median 1 and no mean.
    @ParameterizedTest
    @CsvSource({"6", "25", "200"})
    void intervalsHoldTheMedianAsOftenAsTheySay(int n) {
        var random = new SplittableRandom(5);
        int trials = 4000;
        int held = 0;
        for (int trial = 0; trial < trials; trial++) {
            var values = random.doubles(n)
                    .map(u -> Math.pow(2 * u, 1 / (1.0001 - u)))
                    .sorted()
                    .toArray();
            if (OrderStatistics.medianInterval(values, 0.05).orElseThrow().contains(1)) {
                held++;
            }
        }
        assertThat((double) held / trials).isGreaterThan(0.94);
    }

    @Test
    void intervalIsNoWiderThanItMustBe() {
        var values = new double[101];
        Arrays.setAll(values, i -> i);
        assertThat(OrderStatistics.medianInterval(values, 0.05)).contains(new Interval(40, 60));
    }

    @Test
    void medianOfAnEvenNumberLiesBetween() {
        assertThat(OrderStatistics.median(new double[] {1, 2, 4, 9})).isEqualTo(3, within(0.0));
        assertThat(OrderStatistics.median(new double[] {1, 2, 4})).isEqualTo(2, within(0.0));
    }
}
