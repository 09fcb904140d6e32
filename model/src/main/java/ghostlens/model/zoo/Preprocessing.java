package ghostlens.model.zoo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is done to a picture before a network sees it: the shorter side is resized so that `cropRatio` of it is the
/// network's input, the centre is cropped, and each channel of values in 0…1 becomes `(value − mean) / deviation`.
///
/// @param mean of red, green and blue
/// @param deviation of red, green and blue
public record Preprocessing(List<Double> mean, List<Double> deviation, double cropRatio, Interpolation interpolation) {

    /// How a picture is resized.
    public enum Interpolation {
        BILINEAR,
        BICUBIC
    }

    /// What networks trained on ImageNet with timm expect, GhostNet and RepGhostNet among them.
    public static final Preprocessing IMAGENET =
            new Preprocessing(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225), 0.875, Interpolation.BICUBIC);

    /// What torchvision's networks expect, and most that were trained with its examples.
    public static final Preprocessing IMAGENET_BILINEAR = IMAGENET.with(Interpolation.BILINEAR);

    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /// The same with another interpolation.
    public Preprocessing with(Interpolation other) {
        return new Preprocessing(mean, deviation, cropRatio, other);
    }

    /// What a person has to know: `resized (bicubic) so that 0.875 of the shorter side is left, less a mean of …`.
    public String words() {
        return "resized (%s) so that %s of the shorter side is left, with a mean of %s and a deviation of %s"
                .formatted(interpolation.name().toLowerCase(Locale.ROOT), cropRatio, numbers(mean), numbers(deviation));
    }

    private static String numbers(List<Double> values) {
        var shown = values.stream().distinct().count() == 1 ? values.subList(0, 1) : values;
        return shown.stream().map(Preprocessing::rounded).collect(Collectors.joining(", "));
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
