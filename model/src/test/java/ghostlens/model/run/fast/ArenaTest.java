package ghostlens.model.run.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ArenaTest {
    private record Placed(long from, long to, int first, int last) {
        boolean meets(Placed other) {
            return from < other.to && other.from < to && first <= other.last && other.first <= last;
        }
    }

    @Test
    void valuesNeededAtTheSameTimeNeverOverlap() {
        var random = new SplittableRandom(1);
        var arena = new Arena();
        var placed = new ArrayList<Placed>();
        for (int step = 0; step < 300; step++) {
            int last = step + random.nextInt(20);
            long size = 1 + random.nextLong(5000);
            long at = arena.place(size, step, last);
            var value = new Placed(at, at + size, step, last);
            assertThat(placed).noneMatch(value::meets);
            placed.add(value);
        }
        assertThat(arena.bytes())
                .isGreaterThanOrEqualTo(
                        placed.stream().mapToLong(Placed::to).max().orElseThrow());
    }

    @Test
    void memoryIsUsedAgainWhenAValueIsNoLongerNeeded() {
        var arena = new Arena();
        for (int step = 0; step < 100; step++) {
            arena.place(640, step, step + 1);
        }
        assertThat(arena.bytes()).isEqualTo(2 * 640);
    }
}
