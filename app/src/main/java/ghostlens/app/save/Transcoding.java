package ghostlens.app.save;

import ghostlens.assets.Fonts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.apache.batik.transcoder.Transcoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.apache.fop.svg.PDFTranscoder;
import org.jspecify.annotations.Nullable;

/// An SVG in other formats.
final class Transcoding {
    private Transcoding() {}

    /// Text stays text, in the bundled font, of which the signs that occur go into the file.
    static void toPdf(String svg, OutputStream out) throws IOException {
        var transcoder = new PDFTranscoder();
        try {
            transcoder.configure(new DefaultConfigurationBuilder()
                    .build(new ByteArrayInputStream(fonts().getBytes(StandardCharsets.UTF_8))));
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
        run(transcoder, svg, out);
    }

    private static String fonts() {
        return """
                <pdf><fonts><font kerning="yes" embed-url="%s">\
                <font-triplet name="%s" style="normal" weight="normal"/></font></fonts></pdf>""".formatted(Fonts.files().getFirst(), Fonts.SANS);
    }

    static BufferedImage toImage(String svg) throws IOException {
        var images = new ArrayList<BufferedImage>();
        var transcoder = new ImageTranscoder() {
            @Override
            public BufferedImage createImage(int width, int height) {
                return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            }

            @Override
            public void writeImage(BufferedImage image, @Nullable TranscoderOutput output) {
                images.add(image);
            }
        };
        run(transcoder, svg, OutputStream.nullOutputStream());
        return images.getFirst();
    }

    private static void run(Transcoder transcoder, String svg, OutputStream out) throws IOException {
        try {
            transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(out));
        } catch (TranscoderException e) {
            throw new IOException(e);
        }
    }
}
