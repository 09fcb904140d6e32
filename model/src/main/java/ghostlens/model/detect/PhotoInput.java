package ghostlens.model.detect;

import ghostlens.model.picture.Photo;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing;

/// A photo as a detector sees it: resized with its proportions kept, normalised, and filled up with zeros to the right
/// and below until height and width are multiples of 32, as mmdetection tests.
///
/// @param tensor 1×3×H×W
/// @param width of the resized photo in it
/// @param height of the resized photo in it
/// @param photo the photo as it was
public record PhotoInput(Tensor tensor, int width, int height, Photo photo) {
    private static final int MULTIPLE = 32;
    private static final double BRIGHTEST = 255;

    /// As large as fits.
    ///
    /// @param longer what the longer side may measure
    /// @param shorter what the shorter side may measure
    public static PhotoInput of(Photo photo, int longer, int shorter, Preprocessing preprocessing) {
        double scale = Math.min(
                (double) longer / Math.max(photo.width(), photo.height()),
                (double) shorter / Math.min(photo.width(), photo.height()));
        int width = Math.max(1, (int) Math.round(photo.width() * scale));
        int height = Math.max(1, (int) Math.round(photo.height() * scale));
        return new PhotoInput(tensor(photo, width, height, preprocessing), width, height, photo);
    }

    private static Tensor tensor(Photo photo, int width, int height, Preprocessing preprocessing) {
        int paddedWidth = padded(width);
        int paddedHeight = padded(height);
        var rows = Bilinear.to(height, photo.height());
        var columns = Bilinear.to(width, photo.width());
        var values = new float[3 * paddedHeight * paddedWidth];
        for (int channel = 0; channel < 3; channel++) {
            double mean = preprocessing.mean().get(channel) * BRIGHTEST;
            double deviation = preprocessing.deviation().get(channel) * BRIGHTEST;
            for (int y = 0; y < height; y++) {
                int row = (channel * paddedHeight + y) * paddedWidth;
                for (int x = 0; x < width; x++) {
                    values[row + x] = (float) ((mix(photo, channel, rows[y], columns[x]) - mean) / deviation);
                }
            }
        }
        return Tensor.of(TensorShape.of(1, 3, paddedHeight, paddedWidth), values);
    }

    /// A side with what is filled up.
    public static int padded(int side) {
        return Math.ceilDiv(side, MULTIPLE) * MULTIPLE;
    }

    private static double mix(Photo photo, int channel, Bilinear row, Bilinear column) {
        double upper = mix(photo, channel, row.low, column);
        double lower = mix(photo, channel, row.high, column);
        return upper + row.share * (lower - upper);
    }

    private static double mix(Photo photo, int channel, int row, Bilinear column) {
        double left = photo.value(channel, row, column.low);
        double right = photo.value(channel, row, column.high);
        return left + column.share * (right - left);
    }

    /// Cuts a box to the part that the photo fills.
    Box cut(Box box) {
        return box.within(width, height);
    }

    /// A box of the input, in pixels of the photo as it was.
    Box inPhoto(Box box) {
        return box.times((double) photo.width() / width, (double) photo.height() / height);
    }

    /// Between which two source pixels a target pixel's centre lies, and how far on.
    private record Bilinear(int low, int high, double share) {

        static Bilinear[] to(int target, int source) {
            var between = new Bilinear[target];
            for (int i = 0; i < target; i++) {
                double position = Math.clamp((i + 0.5) * source / target - 0.5, 0, source - 1.0);
                int low = (int) position;
                between[i] = new Bilinear(low, Math.min(low + 1, source - 1), position - low);
            }
            return between;
        }
    }
}
