package ghostlens.app.cli;

import ghostlens.app.open.ClassNames;
import ghostlens.app.open.Classifier;
import ghostlens.app.open.ImageSize;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenNetwork;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.open.PhotoFile;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.picture.Crop;
import ghostlens.model.picture.Photo;
import ghostlens.model.zoo.Preprocessing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells what is in pictures.
@Command(
        name = "classify",
        description = {
            "Says what is in pictures: the five best classes with their probabilities, unfused and fused.",
            "Each picture is resized, cropped and normalised as the network's source does it."
        })
final class ClassifyCommand implements Callable<Integer> {
    private static final String SEEDED =
            "No --weights given: using seeded weights, with which classes and probabilities mean nothing.";

    private final Terminal terminal;

    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "PNG, JPEG, BMP or WebP files.")
    private List<Path> files = List.of();

    @Option(
            names = "--network",
            paramLabel = "NETWORK|FILE",
            description = "A network such as repghostnet-1.0x; what the weights are recognized as, if not given.")
    private @Nullable String network;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "A checkpoint, or an ONNX file; seeded weights recognise nothing.")
    private @Nullable Path weights;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "inference",
            description = "What the form of the weights is compared with: deploy or inference (the default).")
    private Form form = Form.INFERENCE;

    @Option(
            names = "--labels",
            paramLabel = "LIST",
            description = {
                "What the classes are called: imagenet, fashion-mnist, or a text file with a name on each line;",
                "ImageNet's names for 1000 classes, else numbers, if not given."
            })
    private @Nullable String labels;

    @Option(names = "--size", paramLabel = "HxW", description = "The network's input; its own if not given.")
    private @Nullable String size;

    @Mixin
    private final PictureOptions picture = new PictureOptions();

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    ClassifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var photos = files.stream().map(PhotoFile::read).toList();
        var source = open();
        Classifier.requirePictures(source);
        var preprocessing = picture.applyTo(source.variant().preprocessing());
        int classes = Classifier.classes(source);
        var names = Optional.ofNullable(labels)
                .map(list -> ClassNames.of(list, classes))
                .orElseGet(() -> ClassNames.of(classes));
        boolean seeded = source.file().isEmpty();
        var report = new ClassificationReport(
                source.network().name(), engine.engine().name(), seeded, source.inputShape(), preprocessing, names);
        source.notes().forEach(terminal::say);
        if (seeded) {
            terminal.say(SEEDED);
        }
        terminal.say(report.preparation());
        print(report, classify(source, photos, preprocessing, report));
        return ExitCode.DONE;
    }

    private OpenNetwork open() {
        var name = Optional.ofNullable(network)
                .or(() -> Optional.ofNullable(weights).map(Path::toString))
                .orElseThrow(() -> new Problem("Nothing says which network is to look; give --weights or --network."));
        var request = OpenRequest.of(name, Form.TRAINING)
                .withWeights(Optional.ofNullable(weights).filter(_ -> network != null));
        var opened = NetworkOpener.source(request);
        return size == null ? opened : opened.withInput(ImageSize.of(size).in(opened.inputShape()));
    }

    private List<ClassificationReport.Result> classify(
            OpenNetwork source, List<Photo> photos, Preprocessing preprocessing, ClassificationReport report) {
        var shape = source.inputShape();
        var results = new ArrayList<ClassificationReport.Result>();
        try (var classifier = new Classifier(source, form, engine.engine())) {
            for (int i = 0; i < photos.size(); i++) {
                var crop = Crop.of(photos.get(i), shape.height(), shape.width(), preprocessing);
                results.add(report.result(files.get(i), photos.get(i), classifier.classify(crop.input())));
            }
        }
        return results;
    }

    private void print(ClassificationReport report, List<ClassificationReport.Result> results) {
        if (json.wanted) {
            terminal.json(report.json(results));
        } else {
            results.forEach(result -> terminal.print(report.text(result)));
        }
    }
}
