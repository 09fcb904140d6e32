package ghostlens.model.run.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

final class MemoryTest {
    private record Part(long address, long bytes) {}

    @Test
    void partsAreZeroOnCacheLinesOfTheirOwn() {
        var parts = new ArrayList<Part>();
        for (int round = 0; round < 2; round++) {
            parts.clear();
            try (var memory = new Memory()) {
                for (long bytes : new long[] {1, 64, 100, 3 << 20, 3 << 20, 5, 9 << 20, 4 << 20}) {
                    var part = new Part(memory.allocate(bytes), bytes);
                    assertThat(part.address % 64).isZero();
                    assertThat(Lanes.ALL.get(Lanes.INT, part.address)).isZero();
                    parts.add(part);
                    Lanes.ALL.asSlice(part.address, bytes).fill((byte) 1);
                }
            }
            parts.sort(Comparator.comparingLong(Part::address));
            for (int i = 1; i < parts.size(); i++) {
                var before = parts.get(i - 1);
                assertThat(parts.get(i).address).isGreaterThanOrEqualTo(before.address + before.bytes);
            }
        }
    }
}
