package ghostlens.model.run.fast;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Writes calls of the Vector API as a compiler would write them for source in which every vector has a variable of its
/// own: on {@link Lanes#ALL}, addresses as a variable and a constant.
final class VectorCode {
    private static final ClassDesc LANES = type(Lanes.class);
    private static final ClassDesc SEGMENT = type(MemorySegment.class);
    private static final ClassDesc ORDER = type(ByteOrder.class);
    private static final ClassDesc SPECIES = type(VectorSpecies.class);
    private static final ClassDesc FLOATS = type(FloatVector.class);
    private static final ClassDesc INTS = type(IntVector.class);
    private static final ClassDesc VECTOR = type(Vector.class);
    private static final ClassDesc MASK = type(VectorMask.class);
    private static final ClassDesc OPERATORS = type(VectorOperators.class);
    private static final ClassDesc COMPARISON = type(VectorOperators.Comparison.class);
    private static final ClassDesc TILE = type(Tile.class);
    private static final ClassDesc INT_LAYOUT = type(ValueLayout.OfInt.class);

    private static final MethodTypeDesc GET_INT = MethodTypeDesc.of(CD_int, INT_LAYOUT, CD_long);
    private static final MethodTypeDesc LOAD = MethodTypeDesc.of(FLOATS, SPECIES, SEGMENT, CD_long, ORDER);
    private static final MethodTypeDesc STORE = MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER);
    private static final MethodTypeDesc BROADCAST = MethodTypeDesc.of(FLOATS, SPECIES, CD_float);
    private static final MethodTypeDesc BROADCAST_BITS = MethodTypeDesc.of(INTS, SPECIES, CD_int);
    private static final MethodTypeDesc AS_FLOATS = MethodTypeDesc.of(FLOATS);
    private static final MethodTypeDesc FMA = MethodTypeDesc.of(FLOATS, VECTOR, VECTOR);
    private static final MethodTypeDesc ADD = MethodTypeDesc.of(FLOATS, VECTOR);
    private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(MASK, COMPARISON, VECTOR);
    private static final MethodTypeDesc BLEND = MethodTypeDesc.of(FLOATS, VECTOR, MASK);

    private static final long HIGHEST_ADDRESS = (1L << 57) - 1;

    /// Of an instance method, behind `this`.
    private static final int TILE_ARGUMENT = 1;

    private final CodeBuilder code;

    VectorCode(CodeBuilder code) {
        this.code = code;
    }

    private static ClassDesc type(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /// A new variable.
    int vector() {
        return code.allocateLocal(TypeKind.REFERENCE);
    }

    /// A new variable for an address or a distance.
    int number() {
        return code.allocateLocal(TypeKind.LONG);
    }

    /// `variable = tile.field`
    void get(int variable, String field) {
        code.aload(TILE_ARGUMENT).getfield(TILE, field, CD_long).lstore(variable);
    }

    /// `tile.field = tile.field + amount`
    void advance(String field, long amount) {
        code.aload(TILE_ARGUMENT)
                .dup()
                .getfield(TILE, field, CD_long)
                .loadConstant(amount)
                .ladd();
        code.putfield(TILE, field, CD_long);
    }

    /// Leaves the sum of an address and a constant on the stack.
    private CodeBuilder address(int base, long offset) {
        code.lload(base);
        return offset == 0 ? code : code.loadConstant(offset).ladd();
    }

    private CodeBuilder lanes(String field, ClassDesc type) {
        return code.getstatic(LANES, field, type);
    }

    private void loaded(int base, long offset) {
        lanes("SPECIES", SPECIES);
        lanes("ALL", SEGMENT);
        address(base, offset);
        lanes("ORDER", ORDER).invokestatic(FLOATS, "fromMemorySegment", LOAD);
    }

    /// `vector = [base + offset …]`
    void load(int vector, int base, long offset) {
        loaded(base, offset);
        code.astore(vector);
    }

    /// `[base + offset …] = vector`
    void store(int vector, int base, long offset) {
        code.aload(vector);
        lanes("ALL", SEGMENT);
        address(base, offset);
        lanes("ORDER", ORDER).invokevirtual(FLOATS, "intoMemorySegment", STORE);
    }

    /// Each lane of `vector` is the number at `base + offset`. Read as the bits that it is: a float that C2 does not
    /// recognize as read from memory takes it two steps on a port that multiplies.
    void broadcast(int vector, int base, long offset) {
        lanes("BITS", SPECIES);
        lanes("ALL", SEGMENT);
        lanes("INT", INT_LAYOUT);
        address(base, offset)
                .invokeinterface(SEGMENT, "get", GET_INT)
                .invokestatic(INTS, "broadcast", BROADCAST_BITS)
                .invokevirtual(INTS, "reinterpretAsFloats", AS_FLOATS)
                .astore(vector);
    }

    /// Keeps the compiler from reading what comes behind this before what comes ahead of it.
    void fence() {
        code.invokestatic(type(VarHandle.class), "loadLoadFence", MethodTypeDesc.of(CD_void));
    }

    /// `sum = a · b + sum`
    void multiplyAdd(int a, int b, int sum) {
        code.aload(a).aload(b).aload(sum).invokevirtual(FLOATS, "fma", FMA).astore(sum);
    }

    /// `vector = vector + [base + offset …]`
    void add(int vector, int base, long offset) {
        code.aload(vector);
        loaded(base, offset);
        code.invokevirtual(FLOATS, "add", ADD).astore(vector);
    }

    /// Where `vector` is `LT` or `GT` the bound, it becomes the bound.
    void bound(int vector, String comparison, int bound) {
        code.aload(vector).aload(bound).aload(vector);
        code.getstatic(OPERATORS, comparison, COMPARISON).aload(bound);
        code.invokevirtual(FLOATS, "compare", COMPARE)
                .invokevirtual(FLOATS, "blend", BLEND)
                .astore(vector);
    }

    /// Each lane of `vector` is `tile.field`.
    void broadcast(int vector, String field) {
        lanes("SPECIES", SPECIES)
                .aload(TILE_ARGUMENT)
                .getfield(TILE, field, CD_float)
                .invokestatic(FLOATS, "broadcast", BROADCAST)
                .astore(vector);
    }

    void copy(int from, int to) {
        code.aload(from).astore(to);
    }

    /// `to = from`, addresses or distances.
    void copyNumber(int from, int to) {
        code.lload(from).lstore(to);
    }

    /// `result = base + [entry + offset]`, the latter an int.
    void offsetBy(int result, int base, int entry, long offset) {
        code.lload(base);
        lanes("ALL", SEGMENT);
        lanes("INT", INT_LAYOUT);
        address(entry, offset).invokeinterface(SEGMENT, "get", GET_INT).i2l().ladd();
        code.lstore(result);
    }

    /// `result = address`, in a form that tells the compiler that it is inside of {@link Lanes#ALL} with
    /// room to spare, so that reading there checks no bounds.
    void unchecked(int result, int address) {
        code.lload(address).loadConstant(HIGHEST_ADDRESS).land().lstore(result);
    }

    /// `variable += amount`
    void advance(int variable, long amount) {
        address(variable, amount).lstore(variable);
    }

    /// `variable += other`
    void advanceBy(int variable, int other) {
        code.lload(variable).lload(other).ladd().lstore(variable);
    }

    /// `do body while (variable != end)`. It jumps back by an unconditional jump, where nothing is on the stack that C2
    /// would have to keep for its safepoint.
    void loop(int variable, int end, Runnable body) {
        var start = code.newBoundLabel();
        var done = code.newLabel();
        body.run();
        code.lload(variable).lload(end).lcmp().ifeq(done).goto_(start);
        code.labelBinding(done);
    }

    /// The body only where `variable` is not 0.
    void ifNotZero(int variable, Runnable body) {
        ifZero(variable, () -> {}, body);
    }

    /// One body where `variable` is 0, and another where it is not.
    void ifZero(int variable, Runnable zero, Runnable other) {
        var otherwise = code.newLabel();
        var end = code.newLabel();
        code.lload(variable).lconst_0().lcmp().ifne(otherwise);
        zero.run();
        code.goto_(end);
        code.labelBinding(otherwise);
        other.run();
        code.labelBinding(end);
    }

    /// The body only where `tile.field` is above (`GT`) or below (`LT`) a number.
    void ifField(String field, String comparison, float number, Runnable body) {
        var end = code.newLabel();
        code.aload(TILE_ARGUMENT).getfield(TILE, field, CD_float).loadConstant(number);
        if (comparison.equals("GT")) {
            code.fcmpl().ifle(end);
        } else {
            code.fcmpg().ifge(end);
        }
        body.run();
        code.labelBinding(end);
    }
}
