package ghostlens.model.run.fast;

/// A softmax over the channels, number by number: it comes once, at a network's end.
record SoftmaxKernel(Place in, Place out) implements Kernel {

    @Override
    public int pieces() {
        return in.images();
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        for (int n = image + from; n < image + to; n++) {
            image(n);
        }
    }

    private void image(int n) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int channel = 0; channel < in.channels(); channel++) {
            largest = Math.max(largest, get(n, channel));
        }
        double sum = 0;
        for (int channel = 0; channel < in.channels(); channel++) {
            sum += Math.exp(get(n, channel) - largest);
        }
        for (int channel = 0; channel < in.channels(); channel++) {
            float share = (float) (Math.exp(get(n, channel) - largest) / sum);
            Lanes.ALL.set(Lanes.FLOAT, FlattenKernel.at(out, n, channel, 0), share);
        }
    }

    private float get(int image, int channel) {
        return Lanes.ALL.get(Lanes.FLOAT, FlattenKernel.at(in, image, channel, 0));
    }
}
