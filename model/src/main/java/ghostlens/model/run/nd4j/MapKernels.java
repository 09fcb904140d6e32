package ghostlens.model.run.nd4j;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Which of ND4J's operators compute those that change a feature map's size or the order of its channels.
final class MapKernels {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private MapKernels() {}

    /// @param output the shape of what it computes
    static Kernel of(MapOp op, TensorShape output) {
        return switch (op) {
            case MapOp.MaxPool(var window) ->
                Padded.kernel("maxpool2d", window, Double.NEGATIVE_INFINITY, MapKernels::pool);
            case MapOp.AveragePool(var window, var countsPadding)
            when countsPadding || !window.isPadded() -> Padded.kernel("avgpool2d", window, 0, MapKernels::pool);
            case MapOp.AveragePool(var window, var _) ->
                new Kernel("avgpool2d, multiply", site -> meanInside(site, window, output));
            case MapOp.Resize resize -> new Kernel("gather, gather", site -> resize(site, resize, output));
            case MapOp.ChannelShuffle shuffle ->
                Kernel.single(
                        "gather",
                        (call, site) ->
                                gather(call, site, site.input(), CHANNELS, channels(shuffle, output.channels())));
            case MapOp.ConvTranspose2d conv ->
                Kernel.single("deconv2d", (call, site) -> convTranspose(call, site, conv));
        };
    }

    /// Dilation 1, padding as given, and for means the padding counted.
    private static Call pool(Call call, INDArray x, Window w) {
        return call.reads(x)
                .integers(
                        w.kernelHeight(),
                        w.kernelWidth(),
                        w.strideHeight(),
                        w.strideWidth(),
                        w.padTop(),
                        w.padLeft(),
                        1,
                        1,
                        0,
                        1,
                        0);
    }

    /// The mean with the padding counted, then each pixel's share of the window that lies on the map undone.
    private static List<Call> meanInside(Site site, Window window, TensorShape output) {
        var y = site.output();
        var calls = new ArrayList<>(Padded.kernel("avgpool2d", window, 0, MapKernels::pool)
                .binding()
                .at(site));
        int height = Math.toIntExact(site.input().size(ROWS));
        int width = Math.toIntExact(site.input().size(COLUMNS));
        var factors = Tensor.generate(TensorShape.of(1, 1, output.height(), output.width()), i -> {
            int top = i / output.width() * window.strideHeight() - window.padTop();
            int left = i % output.width() * window.strideWidth() - window.padLeft();
            int rows = Math.min(height, top + window.kernelHeight()) - Math.max(0, top);
            int columns = Math.min(width, left + window.kernelWidth()) - Math.max(0, left);
            return (double) window.kernelHeight() * window.kernelWidth() / (rows * columns);
        });
        calls.add(site.call("multiply").reads(y, site.memory().copy(factors)).writes(y));
        return calls;
    }

    /// Rows, then columns; `resize_nearest_neighbor` takes channels last only.
    private static List<Call> resize(Site site, MapOp.Resize resize, TensorShape output) {
        var shape = TensorShape.of(
                Math.toIntExact(site.input().size(0)),
                output.channels(),
                Math.toIntExact(site.input().size(ROWS)),
                Math.toIntExact(site.input().size(COLUMNS)));
        var rows = IntStream.range(0, resize.height())
                .map(y -> resize.row(y, shape))
                .toArray();
        var columns = IntStream.range(0, resize.width())
                .map(c -> resize.column(c, shape))
                .toArray();
        var between = site.memory().create(OffHeap.longs(shape.with(ROWS, resize.height())));
        var calls = new ArrayList<Call>();
        calls.add(gather(site.call("gather").writes(between), site, site.input(), ROWS, rows));
        calls.add(gather(site.call("gather").writes(site.output()), site, between, COLUMNS, columns));
        return calls;
    }

    private static int[] channels(MapOp.ChannelShuffle shuffle, int channels) {
        return IntStream.range(0, channels)
                .map(c -> shuffle.source(c, channels))
                .toArray();
    }

    private static Call gather(Call call, Site site, INDArray x, int axis, int[] indices) {
        return call.reads(x, site.memory().constant(indices)).integers(axis);
    }

    /// ND4J's own order of weights is height × width × out × in.
    private static Call convTranspose(Call call, Site site, MapOp.ConvTranspose2d conv) {
        var weights = site.memory()
                .permuted(
                        site.tensor(Role.KERNEL),
                        new long[] {conv.in(), conv.out(), conv.kernel(), conv.kernel()},
                        2,
                        3,
                        1,
                        0);
        var complete = conv.bias()
                ? call.reads(site.input(), weights, site.weight(Role.BIAS))
                : call.reads(site.input(), weights);
        return complete.integers(conv.kernel(), conv.kernel(), conv.stride(), conv.stride(), 0, 0, 1, 1, 0, 0, 0);
    }
}
