package ghostlens.model.zoo;

import java.util.List;

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
}
