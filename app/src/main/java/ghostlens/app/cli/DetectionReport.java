package ghostlens.app.cli;

import ghostlens.assets.CocoClasses;
import ghostlens.model.detect.Detection;
import ghostlens.model.detect.Detector.Found;
import ghostlens.model.detect.Mask;
import ghostlens.model.detect.PhotoInput;
import ghostlens.model.detect.Times;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `detect` prints.
///
/// @param seeded whether the weights were made up
/// @param least the least score that is printed
record DetectionReport(String network, String form, String engine, boolean seeded, double least) {
    private static final double NANOS = 1e6;

    /// What was found in one photo.
    ///
    /// @param input the network's, N×C×H×W
    record Result(String file, int width, int height, List<Integer> input, List<Thing> things, Milliseconds times) {}

    /// @param box left, top, right and bottom in pixels of the photo
    record Thing(
            String name,
            int label,
            double score,
            List<Double> box,
            @Nullable Cutout mask) {}

    /// A mask as COCO has it.
    ///
    /// @param size height and width
    /// @param counts run lengths, column by column
    record Cutout(int area, List<Integer> size, List<Integer> counts) {

        static Cutout of(Mask mask) {
            return new Cutout(mask.area(), List.of(mask.height(), mask.width()), mask.runLengths());
        }
    }

    record Milliseconds(double backbone, double neck, double heads, double rest, double total) {

        static Milliseconds of(Times times) {
            return new Milliseconds(
                    times.backbone() / NANOS,
                    times.neck() / NANOS,
                    times.heads() / NANOS,
                    times.rest() / NANOS,
                    times.total() / NANOS);
        }
    }

    private record Json(String network, String form, String engine, boolean seededWeights, List<Result> photos) {}

    Result result(Path file, PhotoInput input, Found found) {
        return new Result(
                file.toString(),
                input.photo().width(),
                input.photo().height(),
                input.tensor().shape().extents(),
                found.detections().stream()
                        .filter(d -> d.score() >= least)
                        .map(DetectionReport::thing)
                        .toList(),
                Milliseconds.of(found.times()));
    }

    private static Thing thing(Detection d) {
        var box = d.box();
        return new Thing(
                CocoClasses.name(d.label()),
                d.label(),
                d.score(),
                List.of(box.left(), box.top(), box.right(), box.bottom()),
                d.mask().map(Cutout::of).orElse(null));
    }

    Object json(List<Result> results) {
        return new Json(network, form, engine, seeded, results);
    }

    String text(Result result) {
        var things = new Table("class", ">score", ">left", ">top", ">right", ">bottom", ">mask pixels");
        for (var thing : result.things) {
            var corners = thing.box.stream().map("%.1f"::formatted).toList();
            things.row(
                    thing.name,
                    "%.3f".formatted(thing.score),
                    corners.get(0),
                    corners.get(1),
                    corners.get(2),
                    corners.get(3),
                    thing.mask == null ? "–" : String.valueOf(thing.mask.area));
        }
        return "%s, %d×%d, seen as %d×%d by %s (%s form, %s%s)%n%s%s%n%n"
                .formatted(
                        result.file,
                        result.width,
                        result.height,
                        result.input.get(3),
                        result.input.get(2),
                        network,
                        form,
                        engine,
                        seeded ? ", seeded weights: boxes and scores mean nothing" : "",
                        result.things.isEmpty() ? "nothing with a score of %s or more%n".formatted(least) : things,
                        times(result.times));
    }

    private static String times(Milliseconds ms) {
        return "%.0f ms: backbone %.0f, neck %.0f, heads %.0f, rest %.0f"
                .formatted(ms.total, ms.backbone, ms.neck, ms.heads, ms.rest);
    }
}
