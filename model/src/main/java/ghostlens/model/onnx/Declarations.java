package ghostlens.model.onnx;

import ghostlens.model.Problem;
import ghostlens.model.onnx.Site.Declared;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.GraphProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.ValueInfoProto;

/// The shapes that a file declares. Where it leaves an input's extents open, they are chosen, and the same names mean
/// the same extents everywhere.
final class Declarations {
    private static final int USUAL_SIZE = 224;
    /// How many values an input may have; a photo of 20 megapixels has as many.
    private static final long MOST = 1 << 26;

    private final String source;
    private final Map<String, ValueInfoProto> byName = new HashMap<>();
    private final Map<String, Long> symbols = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Declarations(GraphProto graph, String source) {
        this.source = source;
        graph.getOutputList().forEach(info -> byName.put(info.getName(), info));
        graph.getValueInfoList().forEach(info -> byName.put(info.getName(), info));
    }

    List<String> notes() {
        return notes;
    }

    /// An input, with a batch of 1 and maps of 224×224 where the file leaves them open.
    ///
    /// @throws Problem if it is larger than any engine could take
    Declared input(ValueInfoProto info) {
        var dims = info.getType().getTensorType().getShape().getDimList();
        var extents = new ArrayList<Long>();
        boolean isOpen = false;
        for (int axis = 0; axis < dims.size(); axis++) {
            var dim = dims.get(axis);
            boolean isGiven = dim.hasDimValue() && dim.getDimValue() > 0;
            long chosen = axis >= 2 && dims.size() == 4 ? USUAL_SIZE : 1;
            long extent = isGiven ? dim.getDimValue() : symbols.getOrDefault(dim.getDimParam(), chosen);
            if (!isGiven && !dim.getDimParam().isEmpty()) {
                symbols.put(dim.getDimParam(), extent);
            }
            isOpen |= !isGiven;
            extents.add(extent);
        }
        var declared = new Declared(shape(info, extents), isReal(info));
        if (declared.shape().elements() > MOST) {
            throw new Problem(
                    "%s takes an input %s of shape %s; Ghostlens opens models with inputs of up to %,d values."
                            .formatted(source, Names.shortened(info.getName()), declared.shape(), MOST));
        }
        if (isOpen) {
            notes.add("The file leaves the shape of %s open; it is taken as %s."
                    .formatted(Names.shortened(info.getName()), declared.shape()));
        }
        return declared;
    }

    /// What the file tells of a value.
    Declared of(String name) {
        var info = byName.get(name);
        if (info == null) {
            return Declared.NOTHING;
        }
        var extents = info.getType().getTensorType().getShape().getDimList().stream()
                .map(this::extent)
                .toList();
        return new Declared(shape(info, extents), isReal(info));
    }

    /// 0 where it is not told.
    private long extent(Dimension dim) {
        return dim.hasDimValue() ? dim.getDimValue() : symbols.getOrDefault(dim.getDimParam(), 0L);
    }

    private static TensorShape shape(ValueInfoProto info, List<Long> extents) {
        boolean isTold =
                info.getType().hasTensorType() && info.getType().getTensorType().hasShape();
        return isTold ? Extents.of(extents) : TensorShape.UNKNOWN;
    }

    private static boolean isReal(ValueInfoProto info) {
        int type = info.getType().getTensorType().getElemType();
        return type == 0 || ElementKind.of(type) == ElementKind.REAL;
    }
}
