package ghostlens.model.pickle;

import ghostlens.model.Problem;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The bytes of a pickle from the front. Whatever asks for more than is left gets a `Problem`.
final class PickleInput {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /// In bytes. Text that is longer names nothing.
    private static final int LONGEST_TEXT = 1 << 16;

    private static final int MOST_TEXT = 1 << 26;

    private final MemorySegment bytes;
    private final String source;
    private long position;
    private long text;

    PickleInput(MemorySegment bytes, long position, String source) {
        this.bytes = bytes;
        this.position = position;
        this.source = source;
    }

    long position() {
        return position;
    }

    int unsignedByte() {
        return Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, advance(1)));
    }

    int unsignedShort() {
        return Short.toUnsignedInt(bytes.get(SHORT, advance(2)));
    }

    int signedInt() {
        return bytes.get(INT, advance(4));
    }

    long unsignedInt() {
        return Integer.toUnsignedLong(signedInt());
    }

    long signedLong() {
        return bytes.get(LONG, advance(8));
    }

    /// Big end first, as pickles have it for this alone.
    double real() {
        return bytes.get(DOUBLE, advance(8));
    }

    /// A two's complement number of so many bytes.
    Value wholeNumber(long length) {
        if (length > Long.BYTES) {
            return opaque(length);
        }
        long start = advance(length);
        long value = length == 0 ? 0 : bytes.get(ValueLayout.JAVA_BYTE, start + length - 1);
        for (long i = length - 2; i >= 0; i--) {
            value = value << 8 | Byte.toUnsignedLong(bytes.get(ValueLayout.JAVA_BYTE, start + i));
        }
        return new Value.Int(value);
    }

    Value text(long length) {
        return length > LONGEST_TEXT ? opaque(length) : new Value.Text(utf8(length));
    }

    Value opaque(long length) {
        advance(length);
        return new Value.Opaque(length);
    }

    /// Up to the end of the line.
    String line() {
        long start = position;
        while (unsignedByte() != '\n') {
            if (position - start > LONGEST_TEXT) {
                throw broken("has a name of more than %d bytes".formatted(LONGEST_TEXT));
            }
        }
        long end = position - 1;
        position = start;
        var line = utf8(end - start);
        position++;
        return line;
    }

    private String utf8(long length) {
        keepText(length);
        var text = bytes.asSlice(advance(length), length).toArray(ValueLayout.JAVA_BYTE);
        return new String(text, StandardCharsets.UTF_8);
    }

    /// Counts text that is about to be kept.
    void keepText(long length) {
        text += length;
        if (text > MOST_TEXT) {
            throw broken("holds more than %d bytes of text".formatted(MOST_TEXT));
        }
    }

    private long advance(long count) {
        if (count < 0 || count > bytes.byteSize() - position) {
            throw broken("ends in the middle of a value");
        }
        position += count;
        return position - count;
    }

    /// @param what has to follow "the pickle in it"
    Problem broken(String what) {
        return new Problem("%s is damaged: at byte %d, the pickle in it %s.".formatted(source, position, what));
    }
}
