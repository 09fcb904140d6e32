package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.detect.PhotoInput;
import ghostlens.model.tensor.TensorShape;
import java.util.Optional;
import java.util.regex.Pattern;

/// A height and a width as people write them: `193x225`, or `224` for both.
public record ImageSize(int height, int width) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,5})(?: ?[x×] ?([1-9]\\d{0,5}))?");

    /// @throws Problem if the text is none
    public static ImageSize of(String text) {
        var parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            throw new Problem("A size is a height and a width such as 193x225, or one number for both, not '%s'."
                    .formatted(text));
        }
        int height = Integer.parseInt(parts.group(1));
        return new ImageSize(
                height,
                Optional.ofNullable(parts.group(2)).map(Integer::parseInt).orElse(height));
    }

    /// A picture that fills it, filled up to what detectors take.
    public TensorShape paddedPicture() {
        return TensorShape.of(1, 3, PhotoInput.padded(shorter()), PhotoInput.padded(longer()));
    }

    /// The shape with this height and width.
    public TensorShape in(TensorShape shape) {
        return shape.with(2, height).with(3, width);
    }

    public int longer() {
        return Math.max(height, width);
    }

    public int shorter() {
        return Math.min(height, width);
    }
}
