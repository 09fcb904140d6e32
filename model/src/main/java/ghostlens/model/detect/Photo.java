package ghostlens.model.detect;

import ghostlens.model.tensor.Tensor;

/// A picture as it was read.
///
/// @param pixels 3×H×W: red, green and blue, 0 to 255
public record Photo(Tensor pixels) {
    public Photo {
        if (pixels.shape().rank() != 3 || pixels.shape().get(0) != 3) {
            throw new IllegalArgumentException("a photo is 3×H×W, not " + pixels.shape());
        }
    }

    public int height() {
        return pixels.shape().get(1);
    }

    public int width() {
        return pixels.shape().get(2);
    }
}
