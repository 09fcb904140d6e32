package ghostlens.model.run.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// What treats every plane, a block of channels of an image, by itself: the operators that move more than they compute.
abstract class PlaneKernel implements Kernel {
    private final Place out;

    PlaneKernel(Place out) {
        this.out = out;
    }

    @Override
    public int pieces() {
        return out.images() * out.blocks();
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        for (int piece = from; piece < to; piece++) {
            plane(image + piece / out.blocks(), piece % out.blocks(), out);
        }
    }

    abstract void plane(int image, int block, Place out);

    /// The bytes of a plane.
    static long bytes(Place place) {
        return (long) place.pixels() * Lanes.BYTES;
    }

    /// The sum of two values, pixel by pixel.
    static final class Sum extends PlaneKernel {
        private final Place a;
        private final Place b;
        private final Clamp clamp;

        Sum(Place a, Place b, Place out, Clamp clamp) {
            super(out.longest());
            this.clamp = clamp;
            this.a = a.longest();
            this.b = b.longest();
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = clamp.lows();
            var high = clamp.highs();
            long y = out.at(image, block);
            long x = a.at(image, block);
            long z = b.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var sum = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                        .add(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, z, Lanes.ORDER));
                sum = sum.blend(low, sum.compare(VectorOperators.LT, low));
                sum.blend(high, sum.compare(VectorOperators.GT, high)).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
                z += Lanes.BYTES;
            }
        }
    }

    /// A scale and a shift per channel: a batch normalisation.
    static final class Affine extends PlaneKernel {
        private final Place in;
        private final long scale;
        private final long shift;
        private final Clamp clamp;

        /// @param scale where one number per channel is, the last block filled up
        Affine(Place in, long scale, long shift, Place out, Clamp clamp) {
            super(out.longest());
            this.clamp = clamp;
            this.in = in.longest();
            this.scale = scale;
            this.shift = shift;
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = clamp.lows();
            var high = clamp.highs();
            long channel = (long) block * Lanes.BYTES;
            var factor = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, scale + channel, Lanes.ORDER);
            var offset = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, shift + channel, Lanes.ORDER);
            long x = in.at(image, block);
            long y = out.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                        .fma(factor, offset);
                v = v.blend(low, v.compare(VectorOperators.LT, low));
                v.blend(high, v.compare(VectorOperators.GT, high)).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
            }
        }
    }

    /// The product of two values, pixel by pixel.
    static final class Product extends PlaneKernel {
        private final Place a;
        private final Place b;
        private final Clamp clamp;

        Product(Place a, Place b, Place out, Clamp clamp) {
            super(out.longest());
            this.clamp = clamp;
            this.a = a.longest();
            this.b = b.longest();
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = clamp.lows();
            var high = clamp.highs();
            long y = out.at(image, block);
            long x = a.at(image, block);
            long z = b.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var product = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                        .mul(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, z, Lanes.ORDER));
                product = product.blend(low, product.compare(VectorOperators.LT, low));
                product.blend(high, product.compare(VectorOperators.GT, high))
                        .intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
                z += Lanes.BYTES;
            }
        }
    }

    /// A feature map times a gate, one number per channel.
    static final class Gate extends PlaneKernel {
        private final Place in;
        private final Place gate;
        private final Clamp clamp;

        Gate(Place in, Place gate, Place out, Clamp clamp) {
            super(out);
            this.clamp = clamp;
            this.in = in;
            this.gate = gate;
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = clamp.lows();
            var high = clamp.highs();
            var factor = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, gate.at(image, block), Lanes.ORDER);
            long x = in.at(image, block);
            long y = out.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                        .mul(factor);
                v = v.blend(low, v.compare(VectorOperators.LT, low));
                v.blend(high, v.compare(VectorOperators.GT, high)).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
            }
        }
    }

    /// The mean of a plane.
    static final class Mean extends PlaneKernel {
        private final Place in;

        Mean(Place in, Place out) {
            super(out);
            this.in = in;
        }

        @Override
        void plane(int image, int block, Place out) {
            var even = FloatVector.zero(Lanes.SPECIES);
            var odd = FloatVector.zero(Lanes.SPECIES);
            long x = in.at(image, block);
            long end = x + bytes(in);
            for (long pairs = x + (bytes(in) / (2L * Lanes.BYTES)) * 2 * Lanes.BYTES;
                    x != pairs;
                    x += 2L * Lanes.BYTES) {
                even = even.add(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER));
                odd = odd.add(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x + Lanes.BYTES, Lanes.ORDER));
            }
            if (x != end) {
                even = even.add(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER));
            }
            even.add(odd).mul(1f / in.pixels()).intoMemorySegment(Lanes.ALL, out.at(image, block), Lanes.ORDER);
        }
    }
}
