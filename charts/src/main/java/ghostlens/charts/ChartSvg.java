package ghostlens.charts;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.util.SVGConstants;

/// A chart as an SVG picture that needs no other file; its texts are texts.
public final class ChartSvg {
    private static final String FALLBACK = ", 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

    private ChartSvg() {}

    /// The `svg` element, of this size in px, in the colours of the light or the dark theme. Without XML declaration
    /// and document type, so that it can stand in an HTML page as well.
    public static String write(ChartModel model, int width, int height, boolean dark) {
        var graphics = graphics(width, height);
        Drawing.of(model, dark).draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        return svg(graphics, model, width, height);
    }

    private static SVGGraphics2D graphics(int width, int height) {
        var document = GenericDOMImplementation.getDOMImplementation()
                .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
        var context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        var defaults = new SVGGeneratorContext.GraphicContextDefaults();
        defaults.setFont(ChartFonts.BASE);
        context.setGraphicContextDefaults(defaults);
        var graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        return graphics;
    }

    private static String svg(SVGGraphics2D graphics, ChartModel model, int width, int height) {
        var root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-label", model.title());
        var out = new StringWriter();
        try {
            graphics.stream(root, out, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = out.toString();
        return text.substring(text.indexOf("<svg")).replace("'IBM Plex Sans'", "'IBM Plex Sans'" + FALLBACK);
    }
}
