package ghostlens.model.run.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// A function of every number by itself.
abstract class ActivationKernel extends PlaneKernel {
    final Place in;

    private ActivationKernel(Place in, Place out) {
        super(out.longest());
        this.in = in.longest();
    }

    /// The value kept between bounds: ReLU and ReLU6.
    static final class Bounded extends ActivationKernel {
        private final Clamp clamp;

        Bounded(Place in, Place out, Clamp clamp) {
            super(in, out);
            this.clamp = clamp;
        }

        @Override
        void plane(int image, int block, Place out) {
            var low = clamp.lows();
            var high = clamp.highs();
            long x = in.at(image, block);
            long y = out.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER);
                v = v.blend(low, v.compare(VectorOperators.LT, low));
                v.blend(high, v.compare(VectorOperators.GT, high)).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
            }
        }
    }

    /// 1/(1 + e⁻ˣ).
    static final class Sigmoid extends ActivationKernel {
        Sigmoid(Place in, Place out) {
            super(in, out);
        }

        @Override
        void plane(int image, int block, Place out) {
            var one = FloatVector.broadcast(Lanes.SPECIES, 1);
            long x = in.at(image, block);
            long y = out.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER);
                one.div(v.neg().lanewise(VectorOperators.EXP).add(one)).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
            }
        }
    }

    /// ReLU6(x + 3)/6.
    static final class HardSigmoid extends ActivationKernel {
        HardSigmoid(Place in, Place out) {
            super(in, out);
        }

        @Override
        void plane(int image, int block, Place out) {
            var zero = FloatVector.broadcast(Lanes.SPECIES, 0);
            var six = FloatVector.broadcast(Lanes.SPECIES, 6);
            long x = in.at(image, block);
            long y = out.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER);
                v = v.add(3);
                v = v.blend(zero, v.compare(VectorOperators.LT, zero));
                v.blend(six, v.compare(VectorOperators.GT, six))
                        .mul(1f / 6)
                        .intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
            }
        }
    }

    /// x/(1 + e⁻ˣ).
    static final class Swish extends ActivationKernel {
        Swish(Place in, Place out) {
            super(in, out);
        }

        @Override
        void plane(int image, int block, Place out) {
            var one = FloatVector.broadcast(Lanes.SPECIES, 1);
            long x = in.at(image, block);
            long y = out.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER);
                v.div(v.neg().lanewise(VectorOperators.EXP).add(one)).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
            }
        }
    }

    /// x times its hard sigmoid.
    static final class HardSwish extends ActivationKernel {
        HardSwish(Place in, Place out) {
            super(in, out);
        }

        @Override
        void plane(int image, int block, Place out) {
            var zero = FloatVector.broadcast(Lanes.SPECIES, 0);
            var six = FloatVector.broadcast(Lanes.SPECIES, 6);
            long x = in.at(image, block);
            long y = out.at(image, block);
            for (long end = y + bytes(out); y != end; y += Lanes.BYTES) {
                var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER);
                var gate = v.add(3);
                gate = gate.blend(zero, gate.compare(VectorOperators.LT, zero));
                gate = gate.blend(six, gate.compare(VectorOperators.GT, six)).mul(1f / 6);
                v.mul(gate).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                x += Lanes.BYTES;
            }
        }
    }
}
