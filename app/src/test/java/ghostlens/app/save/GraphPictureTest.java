package ghostlens.app.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.graph.Family;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GraphSvg.Part;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphPictureTest {
    @TempDir
    private Path folder;

    private static GraphPicture picture(double scale) {
        var graph = GraphLayout.layout(Zoo.find("module-d").graph(Form.TRAINING), Set.of());
        return new GraphPicture(graph, new Part(0, 0, 200, 300), false, scale);
    }

    @Test
    void pngHasTheSizeOfThePartTimesTheScale() throws IOException {
        var file = folder.resolve("d.png");
        picture(1.5).write(file);
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(450);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
    }

    @Test
    void pngThatFindsNoRoomLeavesNoFileOpen() throws IOException {
        var others = new ArrayList<Path>();
        var full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                try (var files = Files.list(folder)) {
                    files.forEach(others::add);
                }
                throw new IOException("no room");
            }
        };
        var empty = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";
        ImageIO.setCacheDirectory(folder.toFile());
        try {
            var tiles = new Tiles(new Part(0, 0, 8, 8), 1, _ -> empty);
            assertThatThrownBy(() -> tiles.toPng(full)).isInstanceOf(IOException.class);
        } finally {
            ImageIO.setCacheDirectory(null);
        }
        assertThat(others).isEmpty();
    }

    @Test
    void pngEndsWhenItsThreadIsInterrupted() {
        var file = folder.resolve("d.png");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> picture(1).write(file)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void longPngIsTheSameFromTileToTile() throws IOException {
        var box = new Box("a", "", Kind.OPERATOR, "relu", "", List.of(Family.ACTIVATION), 0, 0, 104, 44);
        var boxes = IntStream.range(0, 500)
                .mapToObj(i -> box.at(10, 100.0 * i, 104, 44))
                .toList();
        var graph = new LaidOutGraph(boxes, List.of(), 124, 50_000);
        var file = folder.resolve("long.png");
        new GraphPicture(graph, Part.whole(graph), false, 1).write(file);
        var image = ImageIO.read(file.toFile());
        var first = image.getRGB(0, 0, 124, 100, null, 0, 124);
        for (int i = 1; i < 500; i++) {
            var other = image.getRGB(0, 100 * i, 124, 100, null, 0, 124);
            assertThat(IntStream.range(0, first.length).map(p -> apart(first[p], other[p])))
                    .as("box %d", i)
                    .allMatch(apart -> apart < 40);
        }
    }

    /// Letters may stand a fraction of a pixel elsewhere.
    private static int apart(int one, int other) {
        return IntStream.of(0, 8, 16)
                .map(shift -> Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)))
                .max()
                .orElse(0);
    }

    @Test
    void svgOfAPartHoldsOnlyWhatIsSeenOfIt() throws Exception {
        var network = Zoo.find("repghostnet-1.0x").graph(Form.TRAINING);
        var graph = GraphLayout.layout(network, OpenGroups.ALL.in(network));
        var seen = graph.box("blocks.3.0").orElseThrow();
        var file = folder.resolve("part.svg");
        new GraphPicture(graph, new Part(seen.x(), seen.y(), seen.width(), seen.height()), false, 1).write(file);
        var titles = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("title");
        assertThat(IntStream.range(0, titles.getLength())
                        .mapToObj(i -> titles.item(i).getTextContent()))
                .contains("blocks.3.0", "blocks.3.0.ghost1", "blocks.3.0.ghost1.primary_conv.0")
                .allMatch(title -> title.startsWith("blocks.3.0"));
    }

    @Test
    void pdfHoldsTextInTheBundledFont() throws IOException {
        var file = folder.resolve("d.pdf");
        picture(1).write(file);
        var pdf = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-").contains("+IBMPlexSans-Regular", "/FontFile2", "/ToUnicode");
    }

    @Test
    void pdfPageIsNeverLongerThanReadersShow() throws IOException {
        var file = folder.resolve("d.pdf");
        picture(100).write(file);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .containsPattern("/MediaBox \\[0 0 9600(\\.0*)? 14400");
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws IOException {
        for (var name : new String[] {"d.svg", "d.pdf", "d.png"}) {
            var file = Files.writeString(folder.resolve(name), "mine");
            assertThatThrownBy(() -> picture(1).write(file))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(name);
            assertThat(file).hasContent("mine");
        }
        assertThat(folder.toFile().list()).hasSize(3);
    }

    @Test
    void tooLargePngIsOneSentence() {
        assertThatThrownBy(() -> picture(100).write(folder.resolve("d.png")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("20,000×30,000 pixels");
    }

    @Test
    void groupsOpenLevelByLevel() {
        var graph = Zoo.find("repghostnet-0.5x").graph(Form.TRAINING);
        assertThat(OpenGroups.of("none").in(graph)).isEmpty();
        assertThat(OpenGroups.of("1").in(graph)).contains("blocks").doesNotContain("blocks.0");
        assertThat(OpenGroups.of("2").in(graph)).contains("blocks", "blocks.0").doesNotContain("blocks.0.0");
        assertThat(OpenGroups.of("all").in(graph)).contains("blocks.0.0.ghost1.primary_conv");
        assertThatThrownBy(() -> OpenGroups.of("some")).isInstanceOf(Problem.class);
    }
}
