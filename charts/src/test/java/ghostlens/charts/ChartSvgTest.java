package ghostlens.charts;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.assets.Palette;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartSvgTest {
    @Test
    void writeKeepsTextsAsTexts() throws Exception {
        var svg = ChartSvg.write(AccuracyLatency.paper(), 900, 480, false);
        var root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 900 480");
        assertThat(svg)
                .startsWith("<svg")
                .contains(">RepGhostNet<", ">EfficientNet B0<", ">ImageNet top-1 (%)<", ">100<")
                .doesNotContain("http://www.w3.org/TR", "xlink:href=\"http", "<image", "'Dialog'");
    }

    @Test
    void writeFollowsTheTheme() {
        assertThat(ChartSvg.write(AccuracyLatency.paper(), 300, 200, true)).contains(rgb("surface", true));
        assertThat(ChartSvg.write(AccuracyLatency.paper(), 300, 200, true)).contains(rgb("accent", true));
        assertThat(ChartSvg.write(AccuracyLatency.paper(), 300, 200, false)).contains(rgb("accent", false));
    }

    private static String rgb(String name, boolean dark) {
        int rgb = Integer.decode(Palette.of(dark).color(name));
        return "rgb(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ")";
    }
}
