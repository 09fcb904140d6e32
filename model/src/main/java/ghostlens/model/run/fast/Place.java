package ghostlens.model.run.fast;

/// Where a value lies: blocks of channels, each a plane of pixels, each pixel a vector of channels. What fills up the
/// last block is never read as a channel.
///
/// @param address of the first image
/// @param images how many a kernel computes at a time
/// @param imageBytes from one image to the next; 0 where the images of a batch use the same memory one after the other
/// @param planeBytes from one block of channels to the next
record Place(long address, int images, int channels, int height, int width, long imageBytes, long planeBytes) {

    int blocks() {
        return Lanes.blocks(channels);
    }

    /// Height times width.
    int pixels() {
        return height * width;
    }

    long at(int image, int block) {
        return address + image * imageBytes + block * planeBytes;
    }

    /// A few of the images.
    Place images(Band band) {
        long first = address + band.firstImage() * imageBytes;
        return new Place(first, band.images(), channels, height, width, imageBytes, planeBytes);
    }

    /// A few rows of a few of the images.
    Place part(Band band) {
        long first = address + band.firstImage() * imageBytes + (long) band.firstRow() * width * Lanes.BYTES;
        return new Place(first, band.images(), channels, band.rows(), width, imageBytes, planeBytes);
    }

    /// Whether the images of the batch lie side by side as pixels do, as those of 1×1 maps may.
    boolean imagesSideBySide() {
        return images > 1 && imageBytes == Lanes.BYTES;
    }

    /// The same memory as one image whose pixels are these images.
    Place imagesAsPixels() {
        return new Place(address, 1, channels, 1, images, 0, planeBytes);
    }

    /// The same, so that a kernel which treats all pixels alike has few long planes instead of many short ones.
    Place longest() {
        return imagesSideBySide() ? imagesAsPixels() : this;
    }
}
