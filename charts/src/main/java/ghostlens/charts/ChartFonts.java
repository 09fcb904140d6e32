package ghostlens.charts;

import ghostlens.assets.Fonts;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URL;

/// The bundled fonts as AWT knows them: JFreeChart measures its texts with these.
final class ChartFonts {
    static final Font BASE;
    static final Font SMALL;
    static final Font STRONG;
    static final Font SMALL_STRONG;

    static {
        Fonts.files().forEach(ChartFonts::register);
        BASE = new Font(Fonts.SANS, Font.PLAIN, 13);
        SMALL = BASE.deriveFont(11f);
        STRONG = BASE.deriveFont(Font.BOLD);
        SMALL_STRONG = SMALL.deriveFont(Font.BOLD);
    }

    private ChartFonts() {}

    private static void register(URL file) {
        try (var in = file.openStream()) {
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("the bundled font " + file + " cannot be read", e);
        }
    }
}
