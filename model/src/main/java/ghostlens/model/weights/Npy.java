package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// NumPy's format for one array: `\x93NUMPY`, version, the length of a header, the header as a Python
/// dictionary, and the values. Versions 1 to 3, numbers of either byte order, in C or Fortran order.
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z])(\\d+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    private Npy() {}

    /// The array in a file.
    ///
    /// @throws Problem if it cannot be read, is not an array of numbers, or is damaged; it names the file
    public static Tensor read(Path path) {
        return read(FileBytes.read(path), path.toString());
    }

    /// The array of floating-point values in a file, as networks take their inputs. Whole numbers are refused:
    /// images of 0 to 255 still have to be normalised.
    ///
    /// @throws Problem as {@link #read(Path)}, or if the values are of another type; it names the file
    public static Tensor readFloatingPoint(Path path) {
        var bytes = FileBytes.read(path);
        var values = read(bytes, path.toString());
        var type = TYPE.matcher(StandardCharsets.ISO_8859_1.decode(bytes.slice(0, bytes.limit())));
        if (type.find() && !type.group(2).equals("f")) {
            throw new Problem("%s holds values of NumPy type '%s%s'; save it as float32 or float64."
                    .formatted(path, type.group(2), type.group(3)));
        }
        return values;
    }

    static boolean isNpy(ByteBuffer bytes) {
        return bytes.remaining() >= MAGIC.length && bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    /// @param source the file's name, for messages
    static Tensor read(ByteBuffer bytes, String source) {
        if (!isNpy(bytes)) {
            throw new Problem("%s is not a NumPy array: it does not begin with \\x93NUMPY.".formatted(source));
        }
        int lengthAt = MAGIC.length + 2;
        int lengthSize = bytes.limit() > lengthAt && bytes.get(MAGIC.length) == 1 ? 2 : 4;
        int headerAt = lengthAt + lengthSize;
        if (bytes.limit() < headerAt) {
            throw truncated(source);
        }
        var little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long length = lengthSize == 2
                ? Short.toUnsignedInt(little.getShort(lengthAt))
                : Integer.toUnsignedLong(little.getInt(lengthAt));
        if (length > bytes.limit() - headerAt) {
            throw truncated(source);
        }
        var header = StandardCharsets.UTF_8
                .decode(bytes.slice(headerAt, (int) length))
                .toString();
        int valuesAt = headerAt + (int) length;
        return array(header, bytes.slice(valuesAt, bytes.limit() - valuesAt), source);
    }

    private static Tensor array(String header, ByteBuffer values, String source) {
        var descr = find(TYPE, header, "a numeric 'descr'", source);
        var type = type(descr.group(2), descr.group(3))
                .orElseThrow(() -> new Problem("%s holds values of NumPy type '%s%s'; save it as float32 or float64."
                        .formatted(source, descr.group(2), descr.group(3))));
        boolean fortran =
                find(ORDER, header, "a 'fortran_order'", source).group(1).equals("True");
        var shape = shape(find(SHAPE, header, "a 'shape'", source).group(1), source);
        if (values.limit() < shape.elements() * type.size()) {
            throw truncated(source);
        }
        if (values.limit() > shape.elements() * type.size()) {
            throw new Problem("%s holds more bytes than its shape %s takes.".formatted(source, shape));
        }
        var ordered = values.order(descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return fortran ? transposed(type.decode(reversed(shape), ordered), shape) : type.decode(shape, ordered);
    }

    private static Matcher find(Pattern pattern, String header, String what, String source) {
        var matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new Problem("%s has a NumPy header without %s.".formatted(source, what));
        }
        return matcher;
    }

    private static Optional<ElementType> type(String kind, String size) {
        var family = switch (kind) {
            case "f" -> "F";
            case "i" -> "I";
            case "u" -> "U";
            default -> "";
        };
        if (kind.equals("b") && size.equals("1")) {
            return Optional.of(ElementType.BOOL);
        }
        return size.length() > 1 ? Optional.empty() : ElementType.named(family + 8 * Integer.parseInt(size));
    }

    private static TensorShape shape(String extents, String source) {
        var numbers = Arrays.stream(extents.split(","))
                .map(String::strip)
                .filter(extent -> !extent.isEmpty())
                .toList();
        return Optional.of(numbers)
                .filter(all -> all.stream().allMatch(extent -> extent.matches("\\d{1,18}")))
                .flatMap(all -> Shapes.of(all.stream().map(Long::valueOf).toList()))
                .orElseThrow(() -> new Problem(
                        "%s has the shape (%s), which holds no values or too many.".formatted(source, extents)));
    }

    private static TensorShape reversed(TensorShape shape) {
        return new TensorShape(shape.extents().reversed());
    }

    /// From column-major, where the first extent moves fastest, to row-major.
    private static Tensor transposed(Tensor columnMajor, TensorShape shape) {
        var tensor = Tensor.generate(shape, position -> columnMajor.get(columnMajorPosition(position, shape)));
        return columnMajor instanceof Tensor.Float32 ? tensor.toFloat32() : tensor;
    }

    private static int columnMajorPosition(int rowMajor, TensorShape shape) {
        int rest = rowMajor;
        int position = 0;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            position += rest % shape.get(axis) * stride(shape, axis);
            rest /= shape.get(axis);
        }
        return position;
    }

    private static int stride(TensorShape shape, int axis) {
        return shape.extents().subList(0, axis).stream().reduce(1, (a, b) -> a * b);
    }

    private static Problem truncated(String source) {
        return new Problem("%s ends before all of its values; copy or save it again.".formatted(source));
    }
}
