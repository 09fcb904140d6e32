package ghostlens.app.cli;

import ghostlens.app.open.NetworkWriter;
import ghostlens.app.save.PictureFormat;
import ghostlens.model.Problem;
import ghostlens.model.file.NewFile;
import ghostlens.model.net.Form;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes a network for other tools.
@Command(
        name = "export",
        description = {
            "Writes a network with its weights as an ONNX file, the weights alone as .safetensors or .npz,",
            "or the graph as a picture.",
            "ONNX: operator set 17, float32, batch 1; nodes, initializers and groups have the names of the graph.",
            "Weights alone have the names of one of the network's sources, so that its code loads them.",
            "SVG, PDF, PNG: text stays text where the format has it, and the font is inside."
        })
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final NetworkParameter network = new NetworkParameter();

    @Mixin
    private final NamesOption names = new NamesOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "A checkpoint of the network, under any names that are known; otherwise seeded weights are used.")
    private @Nullable Path weights;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "training, deploy or inference; the form that the weights have if not given.")
    private @Nullable Form form;

    @Option(
            names = "--out",
            paramLabel = "OUT",
            required = true,
            description = "The file to write: .onnx, .safetensors, .npz, .svg, .pdf or .png. None is written over.")
    private Path out = Path.of("");

    @Mixin
    private final GraphLook look = new GraphLook();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(String file, String network, String form, long operators) {}

    @Override
    public Integer call() {
        requireWritable();
        var what = network.open(Optional.ofNullable(form), weights, terminal);
        var opened = what.network();
        if (PictureFormat.of(out).isPresent()) {
            look.of(opened.graph()).write(out);
        } else {
            NetworkWriter.write(what, opened, names.names(), out);
        }
        var result = new Result(
                out.toAbsolutePath().normalize().toString(),
                opened.name(),
                opened.form().label(),
                opened.graph().operators());
        if (json.wanted) {
            terminal.json(result);
        } else {
            terminal.print("%s in the %s form, %d operators, is in %s%n"
                    .formatted(result.network, result.form, result.operators, result.file));
        }
        return ExitCode.DONE;
    }

    /// Before the network is opened, which takes a while.
    private void requireWritable() {
        var pictures = Stream.of(PictureFormat.values()).map(PictureFormat::ending);
        var endings = Stream.concat(NetworkWriter.ENDINGS.stream(), pictures).toList();
        if (endings.stream().noneMatch(out.toString().toLowerCase(Locale.ROOT)::endsWith)) {
            throw new Problem(
                    "'%s' ends in none of %s, which say what is written.".formatted(out, String.join(", ", endings)));
        }
        NewFile.requireWritable(out);
    }
}
