package ghostlens.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineTest {
    @Test
    void parseReadsModelAndFeatures() {
        var machine = Machine.parse(List.of("processor\t: 0", "model name\t: A Chip", "flags\t\t: sse avx avx2"), 2);
        assertThat(machine).hasToString("A Chip, 2 cores");
        assertThat(machine.has("avx2")).isTrue();
        assertThat(machine.has("avx512f")).isFalse();
    }

    @Test
    void parseFallsBackToTheArchitectureWhereNothingSays() {
        var machine = Machine.parse(List.of(), 1);
        assertThat(machine).hasToString(System.getProperty("os.arch") + ", 1 core");
        assertThat(machine.has("avx2")).isFalse();
    }
}
