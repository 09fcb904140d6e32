package ghostlens.model.run.nd4j;

import ghostlens.model.graph.Window;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Operators under a window. ND4J pads opposite sides alike; where they differ, its `pad` goes before.
final class Padded {
    private Padded() {}

    @FunctionalInterface
    interface Windowed {
        /// Sets the inputs and arguments of a call that already has its output.
        Call complete(Call call, INDArray x, Window window);
    }

    /// @param value what the padding is filled with
    static Kernel kernel(String operator, Window window, double value, Windowed body) {
        if (window.isSymmetric()) {
            return Kernel.single(operator, (call, site) -> body.complete(call, site.input(), window));
        }
        return new Kernel("pad, " + operator, site -> {
            var calls = new ArrayList<Call>();
            var x = input(site, window, value, calls);
            calls.add(body.complete(site.call(operator).writes(site.output()), x, unpadded(window)));
            return List.copyOf(calls);
        });
    }

    /// The input with its padding, and the call that makes it.
    static INDArray input(Site site, Window window, double value, List<Call> calls) {
        var x = site.input();
        int[][] sides = {{0, 0}, {0, 0}, {window.padTop(), window.padBottom()}, {window.padLeft(), window.padRight()}};
        long height = x.size(2) + window.padTop() + window.padBottom();
        long width = x.size(3) + window.padLeft() + window.padRight();
        var padded = site.memory().create(x.size(0), x.size(1), height, width);
        calls.add(site.call("pad")
                .reads(x, site.memory().constant(sides))
                .writes(padded)
                .integers(0)
                .reals(value));
        return padded;
    }

    static Window unpadded(Window w) {
        return new Window(w.kernelHeight(), w.kernelWidth(), w.strideHeight(), w.strideWidth(), 0, 0);
    }
}
