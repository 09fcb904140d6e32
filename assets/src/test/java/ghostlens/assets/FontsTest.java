package ghostlens.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FontsTest {
    static Stream<URL> files() {
        return Fonts.files().stream();
    }

    @Test
    void filesHoldTheTwoFamilies() {
        var families = files().map(file -> load(file).getFamily()).collect(Collectors.toSet());
        assertThat(families).isEqualTo(Set.of(Fonts.SANS, Fonts.MONO));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySignHasAGlyph(URL file) {
        assertThat(load(file).canDisplayUpTo("0123456789×→·γβσ√µμ−–—…≤≥≈±²°½←↑↓“”’∞Σ"))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void figuresAreTabular(URL file) {
        var font = load(file).deriveFont(1000f);
        var context = new FontRenderContext(null, true, true);
        var widths = "0123456789−"
                .chars()
                .mapToObj(figure -> font.getStringBounds(Character.toString(figure), context)
                        .getWidth())
                .collect(Collectors.toSet());
        assertThat(widths).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void licenseLiesBesideTheFont(URL file) throws Exception {
        var name = new File(file.toURI()).getName().replaceAll("-.*", "-OFL.txt");
        assertThat(Resources.text("fonts/" + name)).contains("SIL OPEN FONT LICENSE Version 1.1");
    }

    private static Font load(URL file) {
        try (var in = file.openStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (java.awt.FontFormatException | IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
