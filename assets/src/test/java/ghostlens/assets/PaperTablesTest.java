package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.assets.PaperTables.Accuracy;
import ghostlens.assets.PaperTables.OperatorTimes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperTablesTest {
    @Test
    void table1HasConcatAndAdd() {
        assertThat(PaperTables.table1())
                .containsExactly(
                        new OperatorTimes("Concatenation", 5.2, 13.2, 64.24, 292.2),
                        new OperatorTimes("Add", 2.6, 6.7, 34.0, 149.8));
    }

    @Test
    void table3HasTheRowsOfThePaper() {
        var rows = PaperTables.table3();
        assertThat(rows).hasSize(25);
        assertThat(rows.stream().filter(row -> row.latencyMs().isEmpty()).map(Accuracy::model))
                .containsExactly("ShuffleNetV2 0.5x", "ShuffleNetV2 1.0x", "ShuffleNetV2 1.5x");
        assertThat(rows.stream().flatMap(row -> row.zooName().stream()))
                .containsExactly(
                        "ghostnet-0.5x",
                        "repghostnet-0.5x",
                        "repghostnet-0.58x",
                        "ghostnet-1.0x",
                        "repghostnet-1.0x",
                        "repghostnet-1.11x",
                        "mobileone-s0",
                        "ghostnet-1.3x",
                        "repghostnet-1.3x",
                        "repghostnet-1.5x");
    }

    @Test
    void publishedFindsTable3AndReadme() {
        assertThat(PaperTables.published("repghostnet-1.0x"))
                .contains(new Accuracy(
                        "RepGhostNet 1.0x",
                        Optional.of("repghostnet-1.0x"),
                        Optional.of(2),
                        4.1,
                        142,
                        Optional.of(62.2),
                        74.2,
                        Optional.of(91.5)));
        assertThat(PaperTables.published("repghostnet-2.0x").flatMap(Accuracy::latencyMs))
                .contains(190.0);
        assertThat(PaperTables.published("module-a")).isEmpty();
    }

    @Test
    void otherTablesAreComplete() {
        assertThat(PaperTables.table2()).hasSize(21);
        assertThat(PaperTables.table2().getLast())
                .isEqualTo(new PaperTables.Layer(
                        "1×1×1280", "Conv1x1", Optional.empty(), 1000, Optional.empty(), Optional.of(1)));
        assertThat(PaperTables.table4())
                .hasSize(5)
                .extracting("maskRcnnMaskMap")
                .containsOnlyOnce(33.5);
        assertThat(PaperTables.table5())
                .hasSize(4)
                .extracting("tensorRtLatencyMs")
                .contains(38.9);
        assertThat(PaperTables.table6()).hasSize(7);
        assertThat(PaperTables.table6().get(3)).isEqualTo(new PaperTables.Branches("", 66.9, List.of("BN")));
        assertThat(PaperTables.table7()).hasSize(8).extracting("latencyMs").contains(186.7);
    }
}
