package ghostlens.model.picture;

import ghostlens.model.picture.Resize.Side;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing;

/// A photo as a classifier sees it: resized with its proportions kept, the centre cut out.
///
/// @param photo the centre, as large as the input
/// @param preprocessing what was and will be done to it
public record Crop(Photo photo, Preprocessing preprocessing) {
    private static final double BRIGHTEST = 255;

    /// The shorter side becomes the input's, divided by the crop ratio; where the input is no square, whichever side
    /// has less to spare.
    public static Crop of(Photo whole, int height, int width, Preprocessing preprocessing) {
        int leastHeight = (int) (height / preprocessing.cropRatio());
        int leastWidth = (int) (width / preprocessing.cropRatio());
        boolean widthBinds = (long) leastWidth * whole.height() >= (long) leastHeight * whole.width();
        int resizedWidth = widthBinds
                ? leastWidth
                : Math.max(width, (int) ((double) leastHeight * whole.width() / whole.height()));
        int resizedHeight = widthBinds
                ? Math.max(height, (int) ((double) leastWidth * whole.height() / whole.width()))
                : leastHeight;
        var centre = Resize.to(
                whole,
                Side.centred(resizedWidth, width),
                Side.centred(resizedHeight, height),
                preprocessing.interpolation());
        return new Crop(centre, preprocessing);
    }

    /// What the network gets, 1×3×H×W.
    public Tensor input() {
        int pixels = photo.height() * photo.width();
        var values = new float[Photo.CHANNELS * pixels];
        for (int i = 0; i < values.length; i++) {
            int channel = i / pixels;
            double value = photo.value(channel, i % pixels / photo.width(), i % photo.width()) / BRIGHTEST;
            values[i] = (float) ((value - preprocessing.mean().get(channel))
                    / preprocessing.deviation().get(channel));
        }
        return Tensor.of(TensorShape.of(1, Photo.CHANNELS, photo.height(), photo.width()), values);
    }
}
