package ghostlens.fuse.rules;

import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import java.math.BigInteger;

/// What becomes of kernel size, stride, padding and groups when convolutions are combined.
final class Windows {
    private Windows() {}

    /// One convolution after another: k = k₁ + (k₂ − 1)·s₁, s = s₁·s₂, p = p₁ + p₂·s₁. Right where the second does not
    /// pad, and where the first is an unpadded 1×1 without stride and without bias.
    static Op.Conv2d inSequence(Op.Conv2d first, Op.Conv2d second) {
        var one = first.window();
        var two = second.window();
        var window = new Window(
                one.kernelHeight() + (two.kernelHeight() - 1) * one.strideHeight(),
                one.kernelWidth() + (two.kernelWidth() - 1) * one.strideWidth(),
                one.strideHeight() * two.strideHeight(),
                one.strideWidth() * two.strideWidth(),
                one.padTop() + two.padTop() * one.strideHeight(),
                one.padLeft() + two.padLeft() * one.strideWidth(),
                one.padBottom() + two.padBottom() * one.strideHeight(),
                one.padRight() + two.padRight() * one.strideWidth());
        return new Op.Conv2d(first.in(), second.out(), window, common(first, second), true);
    }

    /// Two convolutions over one input, added: both windows, and the groups that neither crosses.
    static Op.Conv2d sideBySide(Op.Conv2d one, Op.Conv2d other) {
        return new Op.Conv2d(one.in(), one.out(), union(one.window(), other.window()), common(one, other), true);
    }

    /// The smallest window that sees what either sees. Both have one stride and one output shape.
    static Window union(Window one, Window other) {
        int top = Math.max(one.padTop(), other.padTop());
        int left = Math.max(one.padLeft(), other.padLeft());
        int below = Math.max(one.kernelHeight() - one.padTop(), other.kernelHeight() - other.padTop());
        int beside = Math.max(one.kernelWidth() - one.padLeft(), other.kernelWidth() - other.padLeft());
        return new Window(
                top + below,
                left + beside,
                one.strideHeight(),
                one.strideWidth(),
                top,
                left,
                one.padBottom() + below - (one.kernelHeight() - one.padTop()),
                one.padRight() + beside - (one.kernelWidth() - one.padLeft()));
    }

    static boolean haveOneStride(Window one, Window other) {
        return one.strideHeight() == other.strideHeight() && one.strideWidth() == other.strideWidth();
    }

    private static int common(Op.Conv2d one, Op.Conv2d other) {
        return BigInteger.valueOf(one.groups())
                .gcd(BigInteger.valueOf(other.groups()))
                .intValue();
    }
}
