package ghostlens.model.run.fast;

/// C×H×W to C·H·W channels, number by number: the one operator whose channels and pixels change roles.
record FlattenKernel(Place in, Place out) implements Kernel {

    @Override
    public int pieces() {
        return in.images();
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        for (int n = image + from; n < image + to; n++) {
            clearFiller(out, n);
            for (int channel = 0; channel < in.channels(); channel++) {
                for (int pixel = 0; pixel < in.pixels(); pixel++) {
                    float value = Lanes.ALL.get(Lanes.FLOAT, at(in, n, channel, pixel));
                    Lanes.ALL.set(Lanes.FLOAT, at(out, n, channel * in.pixels() + pixel, 0), value);
                }
            }
        }
    }

    /// Writes zeros between the last channel and the end of its quad, all of which a dense kernel reads.
    static void clearFiller(Place place, int image) {
        int end = Math.ceilDiv(place.channels(), DenseWeights.QUAD) * DenseWeights.QUAD;
        for (int channel = place.channels(); channel < end; channel++) {
            for (int pixel = 0; pixel < place.pixels(); pixel++) {
                Lanes.ALL.set(Lanes.FLOAT, at(place, image, channel, pixel), 0);
            }
        }
    }

    /// The address of one number.
    static long at(Place place, int image, int channel, int pixel) {
        long lane = (long) (channel % Lanes.COUNT) * Float.BYTES;
        return place.at(image, channel / Lanes.COUNT) + (long) pixel * Lanes.BYTES + lane;
    }
}
