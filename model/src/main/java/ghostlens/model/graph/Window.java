package ghostlens.model.graph;

/// How a convolution's kernel moves over a feature map: kernel, stride and symmetric zero padding, height before width.
public record Window(
        int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int padHeight, int padWidth) {

    /// @throws IllegalArgumentException if a kernel or stride is below 1 or a padding below 0
    public Window {
        if (Math.min(Math.min(kernelHeight, kernelWidth), Math.min(strideHeight, strideWidth)) < 1
                || Math.min(padHeight, padWidth) < 0) {
            throw new IllegalArgumentException("kernel and stride are at least 1 and padding at least 0, not kernel "
                    + "%d×%d, stride %d×%d, padding %d×%d"
                            .formatted(kernelHeight, kernelWidth, strideHeight, strideWidth, padHeight, padWidth));
        }
    }

    /// A square kernel with padding k/2, as PyTorch code writes it.
    public static Window square(int kernel, int stride) {
        return new Window(kernel, kernel, stride, stride, kernel / 2, kernel / 2);
    }

    /// The height that is left of an input height; 0 or less where the kernel does not fit.
    public int outputHeight(int height) {
        return Math.floorDiv(height + 2 * padHeight - kernelHeight, strideHeight) + 1;
    }

    /// The width that is left of an input width; 0 or less where the kernel does not fit.
    public int outputWidth(int width) {
        return Math.floorDiv(width + 2 * padWidth - kernelWidth, strideWidth) + 1;
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
