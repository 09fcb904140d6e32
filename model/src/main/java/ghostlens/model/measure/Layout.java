package ghostlens.model.measure;

import ghostlens.model.tensor.TensorShape;

/// How a graph lays a feature map out. An engine may still rearrange it for itself.
public enum Layout {
    /// Channel by channel: N×C×H×W.
    NCHW,
    /// Pixel by pixel, all channels of a pixel side by side: written as a matrix N·H·W×C, whose axis 1 a concat joins.
    NHWC;

    /// A feature map N×C×H×W in this layout.
    TensorShape of(TensorShape map) {
        return switch (this) {
            case NCHW -> map;
            case NHWC -> TensorShape.of(map.batch() * map.height() * map.width(), map.channels());
        };
    }
}
