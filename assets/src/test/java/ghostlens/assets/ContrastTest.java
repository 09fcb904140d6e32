package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Contrast of every text that the style sheet colours, on the ground that its style has, or on every surface where it
/// has none of its own.
class ContrastTest {
    private static final String SHEET = Resources.text("ghostlens.css").replaceAll("(?s)/\\*.*?\\*/", "");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern SETTING = Pattern.compile("([a-z-]+):\\s*([^;]+);");
    private static final List<String> INKS = List.of(
            "-fx-text-fill",
            "-fx-prompt-text-fill",
            "-fx-highlight-text-fill",
            "-fx-icon-color",
            "-fx-text-base-color",
            "-fx-text-background-color",
            "-fx-text-inner-color",
            "-fx-dark-text-color",
            "-fx-mid-text-color",
            "-color-fg-default",
            "-color-fg-muted",
            "-color-fg-subtle",
            "-color-accent-fg",
            "-color-success-fg",
            "-color-warning-fg",
            "-color-danger-fg");
    private static final List<String> SURFACES = List.of("-gl-surface", "-gl-surface-raised", "-gl-surface-sunken");
    /// Ink for what is drawn in the accent colour.
    private static final List<String> ON_ACCENT = List.of("-gl-accent-ink");

    record Pair(String style, String ink, String ground) {}

    static Stream<Pair> pairs() {
        return rules().entrySet().stream()
                .flatMap(rule -> INKS.stream()
                        .flatMap(ink -> Optional.ofNullable(rule.getValue().get(ink)).stream())
                        .filter(ink -> ink.startsWith("-gl-"))
                        .flatMap(ink -> grounds(rule.getKey(), rule.getValue(), ink).stream()
                                .map(ground -> new Pair(rule.getKey(), ink, ground))));
    }

    /// The last of its backgrounds lies on top; a style that only adds to another one has that one's.
    private static List<String> grounds(String style, Map<String, String> settings, String ink) {
        if (ON_ACCENT.contains(ink)) {
            return List.of("-gl-accent");
        }
        var own = settings.getOrDefault("-fx-background-color", "").replaceAll(".*,\\s*", "");
        if (!own.startsWith("-gl-")) {
            return SURFACES;
        }
        var kinds = kinds(style, own);
        return kinds.isEmpty() ? List.of(own) : kinds;
    }

    /// What stands for a colour that each kind of a style sets for itself.
    private static List<String> kinds(String style, String color) {
        return rules().entrySet().stream()
                .filter(rule -> rule.getKey().startsWith(style + "."))
                .flatMap(rule -> Optional.ofNullable(rule.getValue().get(color)).stream())
                .toList();
    }

    private static Map<String, Map<String, String>> rules() {
        var rules = new HashMap<String, Map<String, String>>();
        for (var rule : RULE.matcher(SHEET).results().toList()) {
            var settings = new HashMap<String, String>();
            SETTING.matcher(rule.group(2))
                    .results()
                    .forEach(s -> settings.put(s.group(1), s.group(2).strip()));
            rules.merge(rule.group(1).strip(), settings, (one, other) -> {
                one.putAll(other);
                return one;
            });
        }
        return rules;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void textReadsInBothThemes(Pair pair) {
        var poor = new ArrayList<String>();
        for (var palette : List.of(Palette.light(), Palette.dark())) {
            double contrast = ColorVision.contrast(color(palette, pair.ink()), color(palette, pair.ground()));
            if (contrast < 4.5) {
                poor.add("%.2f".formatted(contrast));
            }
        }
        assertThat(poor)
                .as("%s: %s on %s", pair.style(), pair.ink(), pair.ground())
                .isEmpty();
    }

    /// A ring is no text, but it has to stand out from what is around it.
    @ParameterizedTest
    @MethodSource("surfaces")
    void ringOfTheFocusStandsOut(String surface) {
        for (var palette : List.of(Palette.light(), Palette.dark())) {
            assertThat(ColorVision.contrast(color(palette, "-gl-accent"), color(palette, surface)))
                    .isGreaterThanOrEqualTo(3);
        }
    }

    static List<String> surfaces() {
        return SURFACES;
    }

    private static String color(Palette palette, String name) {
        return palette.color(name.substring("-gl-".length()));
    }
}
