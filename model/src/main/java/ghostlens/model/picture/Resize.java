package ghostlens.model.picture;

import ghostlens.model.zoo.Preprocessing.Interpolation;
import java.util.Arrays;

/// Resizing as Pillow does it, with which published checkpoints were tested: first along the rows, then along the
/// columns, each result rounded to 0…255. Where a picture shrinks, the filter is stretched over all the pixels that
/// become one, so that none is passed over. Weights are whole multiples of 2⁻²², so that halves are rounded as Pillow
/// does.
final class Resize {
    /// Bicubic interpolation after Keys (1981) with the sharpness that Pillow chose.
    private static final double SHARPNESS = -0.5;

    private static final int BITS = 22;
    private static final int HALF = 1 << BITS - 1;
    private static final int BRIGHTEST = 255;

    private Resize() {}

    /// A side as it is wanted.
    ///
    /// @param whole how long it becomes
    /// @param first where the part begins that is wanted
    /// @param length of that part
    record Side(int whole, int first, int length) {

        /// Half pixels go to the even one, as in torchvision.
        static Side centred(int whole, int length) {
            return new Side(whole, (int) Math.rint((whole - length) / 2.0), length);
        }
    }

    /// The wanted part of the resized photo; nothing beside it is computed.
    static Photo to(Photo photo, Side width, Side height, Interpolation interpolation) {
        var wide = alongRows(photo, Taps.of(photo.width(), width, interpolation));
        return alongColumns(wide, Taps.of(photo.height(), height, interpolation));
    }

    private static Photo alongRows(Photo photo, Taps[] taps) {
        return Photo.of(taps.length, photo.height(), (channel, y, x) -> {
            var tap = taps[x];
            int sum = HALF;
            for (int i = 0; i < tap.weights.length; i++) {
                sum += tap.weights[i] * photo.value(channel, y, tap.first + i);
            }
            return whole(sum);
        });
    }

    private static Photo alongColumns(Photo photo, Taps[] taps) {
        return Photo.of(photo.width(), taps.length, (channel, y, x) -> {
            var tap = taps[y];
            int sum = HALF;
            for (int i = 0; i < tap.weights.length; i++) {
                sum += tap.weights[i] * photo.value(channel, tap.first + i, x);
            }
            return whole(sum);
        });
    }

    private static int whole(int sum) {
        return Math.clamp(sum >> BITS, 0, BRIGHTEST);
    }

    /// What one pixel is made of: the first source pixel, and the weights from there on, which add up to 2²².
    private record Taps(int first, int[] weights) {

        static Taps[] of(int source, Side target, Interpolation interpolation) {
            double scale = (double) source / target.whole;
            double stretch = Math.max(scale, 1);
            double reach = reach(interpolation) * stretch;
            var taps = new Taps[target.length];
            for (int i = 0; i < target.length; i++) {
                double center = (target.first + i + 0.5) * scale;
                int first = Math.max(0, (int) (center - reach + 0.5));
                int end = Math.min(source, (int) (center + reach + 0.5));
                taps[i] = new Taps(first, weights(first, end, center, stretch, interpolation));
            }
            return taps;
        }

        private static int[] weights(int first, int end, double center, double stretch, Interpolation kind) {
            var weights = new double[end - first];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weight((first + i - center + 0.5) / stretch, kind);
                sum += weights[i];
            }
            double unit = (1 << BITS) / sum;
            return Arrays.stream(weights)
                    .mapToInt(w -> (int) Math.round(w * unit))
                    .toArray();
        }

        private static double reach(Interpolation interpolation) {
            return switch (interpolation) {
                case BILINEAR -> 1;
                case BICUBIC -> 2;
            };
        }

        private static double weight(double distance, Interpolation interpolation) {
            double d = Math.abs(distance);
            return switch (interpolation) {
                case BILINEAR -> Math.max(0, 1 - d);
                case BICUBIC -> cubic(d);
            };
        }

        private static double cubic(double d) {
            if (d < 1) {
                return ((SHARPNESS + 2) * d - (SHARPNESS + 3)) * d * d + 1;
            }
            return d < 2 ? (((d - 5) * d + 8) * d - 4) * SHARPNESS : 0;
        }
    }
}
