package ghostlens.app.panel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void hasEverythingUnderAHeadingForEachFamilyOfNetworksWithoutAQuery() {
        var all = Catalog.matching(Zoo.variants(), "");
        assertThat(all.keySet())
                .startsWith(
                        "Evolution (Fig. 3)", "Bottlenecks (Fig. 4)", "RepGhostNet", "RepGhostNet ablation", "GhostNet")
                .endsWith("Detectors (Table 4)");
        assertThat(all.values().stream().mapToInt(List::size).sum())
                .isEqualTo(Zoo.variants().size());
    }

    @Test
    void findsAWidthHoweverItIsWritten() {
        for (var query : List.of("repghostnet 1.0x", "RepGhostNet 1.0×", " 1.0x  repghostnet-")) {
            assertThat(names(query)).as(query).containsExactly("repghostnet-1.0x", "repghostnet-1.0x-no-shortcut");
        }
    }

    @Test
    void hasNoHeadingsWhereNothingMatches() {
        assertThat(Catalog.matching(Zoo.variants(), "no such thing")).isEmpty();
    }

    private static List<String> names(String query) {
        return Catalog.matching(Zoo.variants(), query).values().stream()
                .flatMap(List::stream)
                .map(Variant::name)
                .toList();
    }
}
