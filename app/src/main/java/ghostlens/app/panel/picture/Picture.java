package ghostlens.app.panel.picture;

import ghostlens.model.picture.Crop;
import ghostlens.model.picture.Photo;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing;
import java.nio.file.Path;

/// A photo, and what a network gets of it.
record Picture(Path file, Photo photo, Crop crop, Tensor input) {

    /// @param shape of the network's input
    static Picture of(Path file, Photo photo, TensorShape shape, Preprocessing preprocessing) {
        var crop = Crop.of(photo, shape.height(), shape.width(), preprocessing);
        return new Picture(file, photo, crop, crop.input());
    }
}
