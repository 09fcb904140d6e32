package ghostlens.app.cli;

import ghostlens.app.open.ClassNames;
import ghostlens.app.open.Classifier;
import ghostlens.app.open.ImageSize;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.open.PhotoFile;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.picture.Crop;
import ghostlens.model.picture.Photo;
import ghostlens.model.zoo.Preprocessing;
import ghostlens.model.zoo.Zoo;
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
            paramLabel = "NAME",
            required = true,
            description = "A network such as repghostnet-1.0x; see: ghostlens list")
    private String network = "";

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "A checkpoint of the network; otherwise seeded weights are used, which recognise nothing.")
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
        var variant = Zoo.find(network);
        var preprocessing = picture.applyTo(variant.preprocessing());
        var photos = files.stream().map(PhotoFile::read).toList();
        var source = open();
        Classifier.requirePictures(source);
        int classes = variant.classes(source);
        var names = Optional.ofNullable(labels)
                .map(list -> ClassNames.of(list, classes))
                .orElseGet(() -> ClassNames.of(classes));
        var report = new ClassificationReport(
                source.name(),
                engine.engine().name(),
                weights == null,
                source.graph().inputShape(),
                preprocessing,
                names);
        if (weights == null) {
            terminal.say(SEEDED);
        }
        terminal.say(report.preparation());
        print(report, classify(source, photos, preprocessing, report));
        return ExitCode.DONE;
    }

    private Network open() {
        var request = OpenRequest.of(network, Form.TRAINING)
                .withWeights(Optional.ofNullable(weights))
                .withInput(Optional.ofNullable(size)
                        .map(written ->
                                ImageSize.of(written).in(Zoo.find(network).input())));
        return NetworkOpener.source(request);
    }

    private List<ClassificationReport.Result> classify(
            Network source, List<Photo> photos, Preprocessing preprocessing, ClassificationReport report) {
        var shape = source.graph().inputShape();
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
