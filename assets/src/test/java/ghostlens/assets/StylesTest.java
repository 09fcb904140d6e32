package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StylesTest {
    private static final String SHEET = Resources.text("ghostlens.css").replaceAll("(?s)/\\*.*?\\*/", "");

    @Test
    void sheetAndConstantsHaveTheSameClasses() {
        var constants = Arrays.stream(Styles.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(StylesTest::value)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(matches("\\.(gl-[a-z-]+)(?=[^{}]*\\{)"))
                .filteredOn(name -> !name.startsWith("gl-family-") && !name.startsWith("gl-fate-"))
                .containsExactlyElementsOf(constants);
    }

    @Test
    void everyColorLookedUpIsDefined() {
        assertThat(matches(":[^;]*?(-gl-[a-z0-9-]+)"))
                .isSubsetOf(new TreeSet<>(matches("(-gl-[a-z0-9-]+):")))
                .isNotEmpty();
    }

    @Test
    void everyFamilyHasAShape() {
        assertThat(matches("gl-swatch\\.(gl-family-[a-z]+)")).isEqualTo(matches("\n\\.(gl-family-[a-z]+)"));
    }

    @Test
    void sheetIsFound() {
        assertThat(Styles.sheet()).endsWith("ghostlens.css");
    }

    private static TreeSet<String> matches(String pattern) {
        return Pattern.compile(pattern)
                .matcher(SHEET)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
