package ghostlens.model.run.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// What treats every plane, a block of channels of an image, by itself: the operators that move more than they compute.
abstract class PlaneKernel implements Kernel {
    private final Place out;
    private final Clamp clamp;

    PlaneKernel(Place out, Clamp clamp) {
        this.out = out;
        this.clamp = clamp;
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

    FloatVector low() {
        return FloatVector.broadcast(Lanes.SPECIES, clamp.low());
    }

    FloatVector high() {
        return FloatVector.broadcast(Lanes.SPECIES, clamp.high());
    }

    /// The sum of two values, pixel by pixel.
    static final class Sum extends PlaneKernel {
        private final Place a;
        private final Place b;

        Sum(Place a, Place b, Place out, Clamp clamp) {
            super(out.longest(), clamp);
            this.a = a.longest();
            this.b = b.longest();
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = low();
            var high = high();
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

    /// A scale and a shift per channel: a batch normalisation, or with neither of them an activation.
    static final class Affine extends PlaneKernel {
        private final Place in;
        private final long scale;
        private final long shift;

        /// @param scale where one number per channel is, the last block filled up
        Affine(Place in, long scale, long shift, Place out, Clamp clamp) {
            super(out.longest(), clamp);
            this.in = in.longest();
            this.scale = scale;
            this.shift = shift;
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = low();
            var high = high();
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

    /// A feature map times a gate, one number per channel.
    static final class Gate extends PlaneKernel {
        private final Place in;
        private final Place gate;

        Gate(Place in, Place gate, Place out, Clamp clamp) {
            super(out, clamp);
            this.in = in;
            this.gate = gate;
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = low();
            var high = high();
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
            super(out, Clamp.NONE);
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
