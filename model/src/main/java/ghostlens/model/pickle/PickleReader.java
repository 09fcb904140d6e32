package ghostlens.model.pickle;

import ghostlens.model.pickle.Value.Bool;
import ghostlens.model.pickle.Value.Int;
import ghostlens.model.pickle.Value.None;
import ghostlens.model.pickle.Value.Real;
import java.util.List;

/// Runs a pickle's steps. None of them does more than to move values between the input, the stack and the memo.
final class PickleReader {
    /// Together they take about 100 MB at most; the checkpoint of a large network has 30,000.
    private static final int MOST_STEPS = 1_000_000;

    private final PickleInput input;
    private final PickleStack stack;

    PickleReader(PickleInput input) {
        this.input = input;
        this.stack = new PickleStack(input);
    }

    Pickle read() {
        requireProtocol();
        for (int i = 0; i < MOST_STEPS; i++) {
            var opcode = opcode();
            if (opcode == Opcode.STOP) {
                return new Pickle(stack.pop(), stack.outside(), stack.names(), input.position());
            }
            step(opcode);
        }
        throw input.broken("takes more than %d steps".formatted(MOST_STEPS));
    }

    private void requireProtocol() {
        if (input.unsignedByte() != Opcode.PROTO.code()) {
            throw input.broken("does not begin as one of protocol 2 or later");
        }
        requireKnown(input.unsignedByte());
    }

    private void requireKnown(int protocol) {
        if (protocol < 2 || protocol > 5) {
            throw input.broken("is of protocol %d, not 2 to 5".formatted(protocol));
        }
    }

    private Opcode opcode() {
        int code = input.unsignedByte();
        return Opcode.of(code).orElseThrow(() -> input.broken("has the unknown step 0x%02x".formatted(code)));
    }

    private void step(Opcode opcode) {
        switch (opcode) {
            case PROTO -> requireKnown(input.unsignedByte());
            case FRAME -> input.signedLong();
            case STOP, MARK -> stack.mark();
            case POP -> stack.pop();
            case POP_MARK -> stack.popToMark();
            case DUP -> stack.duplicate();

            case NONE -> stack.push(new None());
            case NEWTRUE -> stack.push(new Bool(true));
            case NEWFALSE -> stack.push(new Bool(false));
            case BININT -> stack.push(new Int(input.signedInt()));
            case BININT1 -> stack.push(new Int(input.unsignedByte()));
            case BININT2 -> stack.push(new Int(input.unsignedShort()));
            case LONG1 -> stack.push(input.wholeNumber(input.unsignedByte()));
            case LONG4 -> stack.push(input.wholeNumber(input.unsignedInt()));
            case BINFLOAT -> stack.push(new Real(input.real()));

            case SHORT_BINSTRING, SHORT_BINUNICODE -> stack.push(input.text(input.unsignedByte()));
            case BINSTRING, BINUNICODE -> stack.push(input.text(input.unsignedInt()));
            case BINUNICODE8 -> stack.push(input.text(input.signedLong()));
            case SHORT_BINBYTES -> stack.push(input.opaque(input.unsignedByte()));
            case BINBYTES -> stack.push(input.opaque(input.unsignedInt()));
            case BINBYTES8, BYTEARRAY8 -> stack.push(input.opaque(input.signedLong()));

            case EMPTY_LIST, EMPTY_TUPLE, EMPTY_SET -> stack.pushSequence(List.of());
            case LIST, TUPLE, FROZENSET -> stack.pushSequence(stack.popToMark());
            case TUPLE1 -> stack.pushSequence(stack.pop(1));
            case TUPLE2 -> stack.pushSequence(stack.pop(2));
            case TUPLE3 -> stack.pushSequence(stack.pop(3));
            case APPEND -> stack.append(stack.pop(1));
            case APPENDS, ADDITEMS -> stack.append(stack.popToMark());

            case EMPTY_DICT -> stack.pushDictionary(List.of());
            case DICT -> stack.pushDictionary(stack.popToMark());
            case SETITEM -> stack.put(stack.pop(2));
            case SETITEMS -> stack.put(stack.popToMark());

            case BINGET -> stack.recall(input.unsignedByte());
            case LONG_BINGET -> stack.recall(input.unsignedInt());
            case BINPUT -> stack.remember(input.unsignedByte());
            case LONG_BINPUT -> stack.remember(input.unsignedInt());
            case MEMOIZE -> stack.rememberNext();

            case GLOBAL -> stack.pushName(input.line(), input.line());
            case STACK_GLOBAL -> stack.pushNameFromStack();
            case REDUCE, NEWOBJ -> stack.pushBuilt();
            case NEWOBJ_EX -> {
                stack.pop();
                stack.pushBuilt();
            }
            case BUILD -> stack.pop();
            case BINPERSID -> stack.pushOutside();
        }
    }
}
