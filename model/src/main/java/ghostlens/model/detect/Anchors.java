package ghostlens.model.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The boxes that a dense head sets out from on one level: the same few around each cell's corner.
///
/// @param stride pixels from one cell to the next
/// @param shapes the boxes of the first cell, around the picture's corner
public record Anchors(int stride, List<Box> shapes) {
    private static final List<Double> RATIOS = List.of(0.5, 1.0, 2.0);
    private static final double OCTAVE_BASE_SCALE = 4;
    private static final int SCALES_PER_OCTAVE = 3;
    private static final double PROPOSAL_SCALE = 8;

    public Anchors {
        shapes = List.copyOf(shapes);
    }

    /// RetinaNet's nine per cell, for P3 to P7.
    public static List<Anchors> retinaNet() {
        var scales = IntStream.range(0, SCALES_PER_OCTAVE)
                .mapToObj(i -> OCTAVE_BASE_SCALE * Math.pow(2, (double) i / SCALES_PER_OCTAVE))
                .toList();
        return levels(8, scales);
    }

    /// The region proposal network's three per cell, for P2 to P6.
    public static List<Anchors> proposals() {
        return levels(4, List.of(PROPOSAL_SCALE));
    }

    private static List<Anchors> levels(int finest, List<Double> scales) {
        return IntStream.range(0, 5).mapToObj(i -> of(finest << i, scales)).toList();
    }

    /// Ratio by ratio (height to width), and scale by scale within each.
    private static Anchors of(int stride, List<Double> scales) {
        var shapes = new ArrayList<Box>();
        for (double ratio : RATIOS) {
            for (double scale : scales) {
                double side = stride * scale;
                shapes.add(Box.around(0, 0, side / Math.sqrt(ratio), side * Math.sqrt(ratio)));
            }
        }
        return new Anchors(stride, shapes);
    }

    /// How many there are per cell.
    public int perCell() {
        return shapes.size();
    }

    public Box at(int row, int column, int shape) {
        return shapes.get(shape).moved((double) column * stride, (double) row * stride);
    }
}
