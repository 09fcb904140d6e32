package ghostlens.tests.window;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;

/// Takes pictures of the evolution in the running program: `Filmstrip FOLDER [WIDTH HEIGHT [STORY]]` writes the whole
/// stage at each position, and all positions below one another, in both themes.
public final class Filmstrip {
    private static final double BY = 0.25;
    private static final int GAP = 4;

    private Filmstrip() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        double width = arguments.length > 2 ? Double.parseDouble(arguments[1]) : 1280;
        double height = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 800;
        int story = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        Studio.begin();
        for (var dark : List.of(false, true)) {
            take(new Studio.Look(dark, width, height, 100), story, folder);
        }
        Studio.end();
    }

    private static void take(Studio.Look look, int story, Path folder) throws IOException {
        try (var studio = new Studio(look)) {
            studio.open("repghostnet-0.5x");
            Scenes.evolution(studio, story);
            double last = studio.node("#evolution-slider", Slider.class).getMax();
            var frames = new ArrayList<BufferedImage>();
            for (var position :
                    DoubleStream.iterate(0, p -> p <= last, p -> p + BY).toArray()) {
                Scenes.goTo(studio, position);
                Studio.write(
                        studio.picture(), folder.resolve("evolution-%s-%.2f.png".formatted(look.theme(), position)));
                frames.add(Studio.picture(studio.node("#evolution-film", Region.class)));
            }
            Studio.write(below(frames), folder.resolve("evolution-" + look.theme() + ".png"));
        }
    }

    private static BufferedImage below(List<BufferedImage> frames) {
        var first = frames.getFirst();
        int each = first.getHeight() + GAP;
        var strip = new BufferedImage(first.getWidth(), frames.size() * each - GAP, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < frames.size(); i++) {
            strip.getGraphics().drawImage(frames.get(i), 0, i * each, null);
        }
        return strip;
    }
}
