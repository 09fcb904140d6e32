package ghostlens.model.graph;

/// How a convolution's kernel moves over a feature map: kernel, stride and zero padding, height before width.
public record Window(
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft,
        int padBottom,
        int padRight) {

    /// @throws IllegalArgumentException if a kernel or stride is below 1 or a padding below 0
    public Window {
        if (Math.min(Math.min(kernelHeight, kernelWidth), Math.min(strideHeight, strideWidth)) < 1
                || Math.min(Math.min(padTop, padLeft), Math.min(padBottom, padRight)) < 0) {
            throw new IllegalArgumentException("kernel and stride are at least 1 and padding at least 0, not kernel "
                    + "%d×%d, stride %d×%d, padding %s"
                            .formatted(
                                    kernelHeight,
                                    kernelWidth,
                                    strideHeight,
                                    strideWidth,
                                    padding(padTop, padLeft, padBottom, padRight)));
        }
    }

    /// With the same padding on opposite sides.
    public Window(int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int padHeight, int padWidth) {
        this(kernelHeight, kernelWidth, strideHeight, strideWidth, padHeight, padWidth, padHeight, padWidth);
    }

    /// A square kernel with padding k/2, as PyTorch code writes it.
    public static Window square(int kernel, int stride) {
        return new Window(kernel, kernel, stride, stride, kernel / 2, kernel / 2);
    }

    /// Whether opposite sides have the same padding.
    public boolean isSymmetric() {
        return padTop == padBottom && padLeft == padRight;
    }

    public boolean isPadded() {
        return Math.max(Math.max(padTop, padLeft), Math.max(padBottom, padRight)) > 0;
    }

    /// The padding as people write it: `1×1`, or `0+1×0+1` where opposite sides differ.
    public String padding() {
        return padding(padTop, padLeft, padBottom, padRight);
    }

    private static String padding(int top, int left, int bottom, int right) {
        return sides(top, bottom) + "×" + sides(left, right);
    }

    private static String sides(int before, int after) {
        return before == after ? String.valueOf(before) : before + "+" + after;
    }

    /// The height that is left of an input height; 0 or less where the kernel does not fit.
    public int outputHeight(int height) {
        return Math.floorDiv(height + padTop + padBottom - kernelHeight, strideHeight) + 1;
    }

    /// The width that is left of an input width; 0 or less where the kernel does not fit.
    public int outputWidth(int width) {
        return Math.floorDiv(width + padLeft + padRight - kernelWidth, strideWidth) + 1;
    }

    /// As the paper writes it: `3×3`, with the stride behind a slash where it is not 1.
    @Override
    public String toString() {
        var kernel = kernelHeight + "×" + kernelWidth;
        if (strideHeight == 1 && strideWidth == 1) {
            return kernel;
        }
        return kernel + " /" + (strideHeight == strideWidth ? strideHeight : strideHeight + "×" + strideWidth);
    }
}
