package ghostlens.app.save;

import ghostlens.assets.Fonts;
import ghostlens.assets.Palette;
import ghostlens.model.Problem;
import ghostlens.model.file.NewFile;
import ghostlens.viewer.layout.GraphSvg;
import ghostlens.viewer.layout.GraphSvg.Part;
import ghostlens.viewer.layout.LaidOutGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/// A graph drawn into a file. There is one drawing, an SVG; PDF and PNG are made from it.
///
/// @param part what is drawn of it
/// @param dark in the colours of the dark theme
/// @param scale how large, 1 being 100 % in the window
public record GraphPicture(LaidOutGraph graph, Part part, boolean dark, double scale) {
    private static final double MOST_PIXELS = 100e6;

    /// The longest side that PDF readers show, 200 inches, in pixels of a 96th.
    private static final double LONGEST_PAGE = 200 * 96;

    /// @throws Problem if the file is there, cannot be written, or is no format for pictures; or if it would be too
    /// large
    public void write(Path file) {
        var format = PictureFormat.of(file)
                .orElseThrow(() -> new Problem(
                        "%s does not say what to write; let the name end in .svg, .pdf or .png.".formatted(file)));
        switch (format) {
            case SVG -> NewFile.write(file, out -> out.write(svg(part, scale).getBytes(StandardCharsets.UTF_8)));
            case PDF -> NewFile.write(file, out -> Transcoding.toPdf(svg(part, scaleOfPage()), out));
            case PNG -> {
                requireModest(file);
                NewFile.write(file, out -> new Tiles(part, scale, tile -> svg(tile, scale)).toPng(out));
            }
        }
    }

    private void requireModest(Path file) {
        double width = part.width() * scale;
        double height = part.height() * scale;
        if (width * height > MOST_PIXELS) {
            throw new Problem(
                    "%s would have %,.0f×%,.0f pixels, which is too many; choose a smaller scale, fewer open groups, or PDF."
                            .formatted(file, width, height));
        }
    }

    private double scaleOfPage() {
        return Math.min(scale, LONGEST_PAGE / Math.max(part.width(), part.height()));
    }

    private String svg(Part drawn, double drawnAt) {
        return GraphSvg.standalone(graph, drawn, drawnAt, Palette.of(dark)::color, font());
    }

    private static String font() {
        try (var font = Fonts.files().getFirst().openStream()) {
            return "data:font/ttf;base64," + Base64.getEncoder().encodeToString(font.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
