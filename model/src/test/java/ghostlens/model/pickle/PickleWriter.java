package ghostlens.model.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes pickles of protocol 2 as a test wants them: null, booleans, numbers, strings, lists (as tuples), maps, and
/// the three records below.
public final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// A class or function.
    public record Named(String module, String name) {}

    /// What a call of it gives, with entries put into it.
    public record Called(Named callee, List<?> arguments, Map<?, ?> entries) {}

    /// What stands outside, by its id.
    public record Persistent(Object id) {}

    private PickleWriter() {}

    public static byte[] pickle(@Nullable Object value) {
        var writer = new PickleWriter();
        writer.step(Opcode.PROTO).out.write(2);
        writer.write(value).step(Opcode.STOP);
        return writer.out.toByteArray();
    }

    public static Called ordered(Map<?, ?> entries) {
        return new Called(new Named("collections", "OrderedDict"), List.of(), entries);
    }

    /// A dictionary of keys and values in turn.
    public static Map<Object, @Nullable Object> dictionary(@Nullable Object... keysAndValues) {
        var map = new LinkedHashMap<Object, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private PickleWriter write(@Nullable Object value) {
        return switch (value) {
            case null -> step(Opcode.NONE);
            case Boolean b -> step(b ? Opcode.NEWTRUE : Opcode.NEWFALSE);
            case Integer i -> step(Opcode.BININT).number(4, i);
            case Long l -> step(Opcode.LONG1).number(1, 8).number(8, l);
            case Double d -> step(Opcode.BINFLOAT).number(8, Long.reverseBytes(Double.doubleToLongBits(d)));
            case String text -> step(Opcode.BINUNICODE).text(text);
            case byte[] bytes -> step(Opcode.BINBYTES).bytes(bytes);
            case List<?> tuple -> step(Opcode.MARK).all(tuple).step(Opcode.TUPLE);
            case Map<?, ?> map -> step(Opcode.EMPTY_DICT).entries(map);
            case Named(var module, var name) -> step(Opcode.GLOBAL).raw(module + "\n" + name + "\n");
            case Called(var callee, var arguments, var entries) ->
                write(callee).write(arguments).step(Opcode.REDUCE).entries(entries);
            case Persistent(var id) -> write(id).step(Opcode.BINPERSID);
            default -> throw new IllegalArgumentException("no way to pickle " + value);
        };
    }

    private PickleWriter all(List<?> values) {
        values.forEach(this::write);
        return this;
    }

    private PickleWriter entries(Map<?, ?> map) {
        var flat = new ArrayList<@Nullable Object>();
        map.forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        return step(Opcode.MARK).all(flat).step(Opcode.SETITEMS);
    }

    private PickleWriter step(Opcode opcode) {
        out.write(opcode.code());
        return this;
    }

    private PickleWriter number(int bytes, long value) {
        out.write(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array(),
                0,
                bytes);
        return this;
    }

    private PickleWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private PickleWriter bytes(byte[] bytes) {
        number(4, bytes.length).out.writeBytes(bytes);
        return this;
    }

    private PickleWriter raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
