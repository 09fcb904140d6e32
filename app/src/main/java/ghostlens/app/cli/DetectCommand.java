package ghostlens.app.cli;

import ghostlens.app.open.DetectorOpener;
import ghostlens.app.open.ImageSize;
import ghostlens.app.open.PhotoFile;
import ghostlens.model.Problem;
import ghostlens.model.detect.Detector;
import ghostlens.model.detect.PhotoInput;
import ghostlens.model.net.Form;
import ghostlens.model.picture.Photo;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.zoo.Detectors;
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

/// Finds things in photos.
@Command(
        name = "detect",
        description = "Finds things in photos with a detector of Table 4, and says where the time went.")
final class DetectCommand implements Callable<Integer> {
    private static final String SEEDED =
            "No --weights given: using seeded weights, with which boxes and scores mean nothing.";

    private final Terminal terminal;

    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "PNG, JPEG, BMP or WebP files.")
    private List<Path> files = List.of();

    @Option(
            names = "--network",
            paramLabel = "NAME",
            required = true,
            description = "A detector such as retinanet-repghostnet-1.3x; see: ghostlens list")
    private String network = "";

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "A .safetensors file of the whole detector: mmdetection's names for neck and heads, 'backbone.' "
                            + "before the backbone's own; otherwise seeded weights are used, with which scores mean nothing.")
    private @Nullable Path weights;

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "inference",
            description = "training, deploy or inference (the default, since that is what is deployed).")
    private Form form = Form.INFERENCE;

    @Option(
            names = "--size",
            paramLabel = "HxW",
            defaultValue = "800x1333",
            description = "What photos are resized to fit into, lying or standing; 800x1333 if not given.")
    private String size = "800x1333";

    @Option(
            names = "--score",
            paramLabel = "S",
            defaultValue = "0.3",
            description = "The least score that is printed, 0 to 1; 0.3 if not given.")
    private double score = 0.3;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processor cores to use; 1 if not given, as in the paper.")
    private int threads = 1;

    @Mixin
    private final JsonOption json = new JsonOption();

    DetectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireNumbers();
        var largest = ImageSize.of(size);
        var photos = files.stream().map(PhotoFile::read).toList();
        var detector = DetectorOpener.open(network, form, Optional.ofNullable(weights), largest.paddedPicture());
        if (weights == null) {
            terminal.say(SEEDED);
        }
        var report = new DetectionReport(network, form.label(), engine.engine().name(), weights == null, score);
        var results = find(detector, photos, largest, report);
        if (json.wanted) {
            terminal.json(report.json(results));
        } else {
            results.forEach(result -> terminal.print(report.text(result)));
        }
        return ExitCode.DONE;
    }

    private void requireNumbers() {
        RunSetup.requireBetween("--threads", threads, Runtime.getRuntime().availableProcessors());
        if (!(score >= 0 && score <= 1)) {
            throw new Problem("--score takes a number from 0 to 1, not %s.".formatted(score));
        }
    }

    private List<DetectionReport.Result> find(
            Detector detector, List<Photo> photos, ImageSize largest, DetectionReport report) {
        var preprocessing = Detectors.find(network).preprocessing();
        var options = PlanOptions.DEFAULT.withThreads(threads);
        var chosen = engine.engine();
        chosen.prime(_ -> {});
        var results = new ArrayList<DetectionReport.Result>();
        for (int i = 0; i < photos.size(); i++) {
            var input = PhotoInput.of(photos.get(i), largest.longer(), largest.shorter(), preprocessing);
            results.add(report.result(files.get(i), input, detector.find(input, chosen, options)));
        }
        return results;
    }
}
