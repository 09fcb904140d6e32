package ghostlens.model.pickle;

import ghostlens.model.pickle.Value.Built;
import ghostlens.model.pickle.Value.Dictionary;
import ghostlens.model.pickle.Value.Entry;
import ghostlens.model.pickle.Value.Name;
import ghostlens.model.pickle.Value.Outside;
import ghostlens.model.pickle.Value.Sequence;
import ghostlens.model.pickle.Value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The stack machine that a pickle is a program for: values, marks among them, and a memo of values by number.
final class PickleStack {
    private final PickleInput input;
    private final List<Value> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Value> memo = new HashMap<>();
    private final List<Outside> outside = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    PickleStack(PickleInput input) {
        this.input = input;
    }

    void push(Value value) {
        values.add(value);
    }

    Value pop() {
        return values.remove(top());
    }

    void duplicate() {
        push(values.get(top()));
    }

    /// Where the topmost value stands; what is below the last mark is out of reach.
    private int top() {
        int floor = marks.isEmpty() ? 0 : marks.getLast();
        if (values.size() <= floor) {
            throw input.broken("takes a value from an empty stack");
        }
        return values.size() - 1;
    }

    void mark() {
        marks.add(values.size());
    }

    /// All values above the last mark, which goes with them.
    List<Value> popToMark() {
        if (marks.isEmpty()) {
            throw input.broken("goes back to a mark that was not set");
        }
        var above = values.subList(marks.removeLast(), values.size());
        var taken = List.copyOf(above);
        above.clear();
        return taken;
    }

    List<Value> pop(int count) {
        var taken = new ArrayList<Value>();
        for (int i = 0; i < count; i++) {
            taken.addFirst(pop());
        }
        return taken;
    }

    void remember(long number) {
        memo.put(number, values.get(top()));
    }

    void rememberNext() {
        remember(memo.size());
    }

    void recall(long number) {
        var value = memo.get(number);
        if (value == null) {
            throw input.broken("recalls value %d, which it did not store".formatted(number));
        }
        push(value);
    }

    void pushSequence(List<Value> items) {
        var sequence = new Sequence();
        sequence.items.addAll(items);
        push(sequence);
    }

    void pushDictionary(List<Value> keysAndValues) {
        var dictionary = new Dictionary();
        put(dictionary, keysAndValues);
        push(dictionary);
    }

    void append(List<Value> items) {
        switch (values.get(top())) {
            case Sequence sequence -> sequence.items.addAll(items);
            case Built built -> built.items.items.addAll(items);
            case Value other -> throw input.broken("puts items into " + other.describe());
        }
    }

    void put(List<Value> keysAndValues) {
        switch (values.get(top())) {
            case Dictionary dictionary -> put(dictionary, keysAndValues);
            case Built built -> put(built.entries, keysAndValues);
            case Value other -> throw input.broken("puts entries into " + other.describe());
        }
    }

    private void put(Dictionary dictionary, List<Value> keysAndValues) {
        if (keysAndValues.size() % 2 != 0) {
            throw input.broken("has a key without a value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dictionary.entries.add(new Entry(keysAndValues.get(i), keysAndValues.get(i + 1)));
        }
    }

    void pushName(String module, String name) {
        input.keepText(module.length() + name.length());
        var path = module + "." + name;
        names.add(path);
        push(new Name(path));
    }

    void pushNameFromStack() {
        var parts = pop(2);
        if (parts.getFirst() instanceof Text(var module) && parts.getLast() instanceof Text(var name)) {
            pushName(module, name);
        } else {
            throw input.broken("names a class by something else than text");
        }
    }

    /// Where Python would call the class or function below with the tuple on top.
    void pushBuilt() {
        var arguments = pop();
        push(new Built(pop(), arguments instanceof Sequence tuple ? tuple.items : List.of(arguments)));
    }

    void pushOutside() {
        var value = new Outside(pop());
        outside.add(value);
        push(value);
    }

    List<Outside> outside() {
        return outside;
    }

    Set<String> names() {
        return names;
    }
}
