package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.tensor.TensorShape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in front of the values of a NumPy array: `\x93NUMPY`, version, the length of the rest, and a Python
/// dictionary.
///
/// @param kind the letter of NumPy's type: `f`, `i`, `u` or `b`
/// @param valuesAt the first byte of the values
record NpyHeader(String kind, ElementType type, ByteOrder order, boolean fortran, TensorShape shape, long valuesAt) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /// In bytes; NumPy itself refuses more than 10,000.
    private static final int LONGEST = 1 << 16;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z])(\\d+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    static boolean isNpy(MemorySegment bytes) {
        return bytes.byteSize() >= MAGIC.length
                && bytes.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
    }

    /// @param source the file's name, for messages
    static NpyHeader read(MemorySegment bytes, String source) {
        if (!isNpy(bytes)) {
            throw new Problem("%s is not a NumPy array: it does not begin with \\x93NUMPY.".formatted(source));
        }
        var text = text(bytes, source);
        var descr = find(TYPE, text.header, "a numeric 'descr'", source);
        var fortran = find(ORDER, text.header, "a 'fortran_order'", source).group(1);
        var shape = find(SHAPE, text.header, "a 'shape'", source).group(1);
        return new NpyHeader(
                descr.group(2),
                type(descr, source),
                descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                fortran.equals("True"),
                shape(shape, source),
                text.end);
    }

    private record Text(String header, long end) {}

    private static Text text(MemorySegment bytes, String source) {
        int lengthAt = MAGIC.length + 2;
        requireBytes(bytes, lengthAt, source);
        int lengthSize = bytes.get(ValueLayout.JAVA_BYTE, MAGIC.length) == 1 ? 2 : 4;
        int headerAt = lengthAt + lengthSize;
        requireBytes(bytes, headerAt, source);
        long length = 0;
        for (int i = headerAt - 1; i >= lengthAt; i--) {
            length = length << 8 | Byte.toUnsignedLong(bytes.get(ValueLayout.JAVA_BYTE, i));
        }
        requireBytes(bytes, headerAt + length, source);
        if (length > LONGEST) {
            throw new Problem(
                    "%s has a NumPy header of %d bytes, which is no array of numbers.".formatted(source, length));
        }
        var header = bytes.asSlice(headerAt, length).toArray(ValueLayout.JAVA_BYTE);
        return new Text(new String(header, StandardCharsets.UTF_8), headerAt + length);
    }

    private static void requireBytes(MemorySegment bytes, long count, String source) {
        if (count > bytes.byteSize()) {
            throw new Problem("%s ends before all of its values; copy or save it again.".formatted(source));
        }
    }

    private static Matcher find(Pattern pattern, String header, String what, String source) {
        var matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new Problem("%s has a NumPy header without %s.".formatted(source, what));
        }
        return matcher;
    }

    private static ElementType type(Matcher descr, String source) {
        var name = descr.group(2) + descr.group(3);
        var found = switch (name) {
            case "b1" -> Optional.of(ElementType.BOOL);
            case "f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4" ->
                ElementType.named(descr.group(2).toUpperCase(Locale.ROOT) + 8 * Integer.parseInt(descr.group(3)));
            default -> Optional.<ElementType>empty();
        };
        return found.orElseThrow(() -> new Problem("%s holds values of NumPy type '%s'; save it as float32 or float64."
                .formatted(source, Shown.of(name))));
    }

    private static TensorShape shape(String extents, String source) {
        var numbers = Arrays.stream(extents.split(","))
                .map(String::strip)
                .filter(extent -> !extent.isEmpty())
                .toList();
        return Optional.of(numbers)
                .filter(all -> all.stream().allMatch(extent -> extent.matches("\\d{1,18}")))
                .flatMap(all -> Shapes.of(all.stream().map(Long::valueOf).toList()))
                .orElseThrow(() -> new Problem("%s has the shape (%s), which holds no values or too many."
                        .formatted(source, Shown.of(extents))));
    }
}
