package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    private static final List<String> FAMILIES = Stream.of(
                    "dense", "depthwise", "norm", "activation", "add", "concat", "multiply", "pool", "io")
            .map("family-"::concat)
            .toList();
    private static final List<String> SURFACES = List.of("surface", "surface-raised", "surface-sunken");

    static Stream<Palette> themes() {
        return Stream.of(Palette.light(), Palette.dark());
    }

    @Test
    void bothThemesDefineTheSameColors() {
        assertThat(Palette.dark().colors())
                .containsOnlyKeys(Palette.light().colors().keySet());
        assertThat(Palette.light().colors()).hasSize(29).doesNotContainValue("");
    }

    @Test
    void colorNamesTheMissingOne() {
        assertThatThrownBy(() -> Palette.light().color("family-unheard"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-gl-family-unheard");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void familiesCanBeToldApartByEverySight(Palette palette) {
        for (var one : FAMILIES) {
            for (var other : FAMILIES) {
                for (var sight : one.equals(other) ? new ColorVision[0] : ColorVision.values()) {
                    assertThat(sight.distance(palette.color(one), palette.color(other)))
                            .as("%s and %s, %s", one, other, sight)
                            .isGreaterThan(12);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textReadsOnEverySurface(Palette palette) {
        for (var surface : SURFACES) {
            for (var ink : List.of("ink", "ink-muted", "accent", "good", "warn", "bad")) {
                assertContrast(palette, ink, surface, 4.5);
            }
        }
        assertContrast(palette, "accent-ink", "accent", 4.5);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void familiesStandOutFromEverySurface(Palette palette) {
        for (var surface : SURFACES) {
            for (var family : FAMILIES) {
                assertContrast(palette, family, surface, 3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void heatGoesOneWay(Palette palette) {
        var luminances = IntStream.range(0, 5)
                .mapToObj(step -> ColorVision.luminance(palette.color("heat-" + step)))
                .map(luminance -> palette == Palette.light() ? -luminance : luminance)
                .toList();
        assertThat(luminances).isSorted();
    }

    private static void assertContrast(Palette palette, String ink, String surface, double least) {
        assertThat(ColorVision.contrast(palette.color(ink), palette.color(surface)))
                .as("%s on %s", ink, surface)
                .isGreaterThanOrEqualTo(least);
    }
}
