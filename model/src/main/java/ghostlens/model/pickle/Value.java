package ghostlens.model.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Something in a pickle. Containers are compared by identity, since a pickle may put one into itself: whoever walks
/// them bounds the depth.
public sealed interface Value {

    /// In a few words, for people; nothing that is inside.
    String describe();

    /// Python's `None`.
    record None() implements Value {
        @Override
        public String describe() {
            return "None";
        }
    }

    /// `True` or `False`.
    record Bool(boolean value) implements Value {
        @Override
        public String describe() {
            return value ? "True" : "False";
        }
    }

    /// A whole number of up to 64 bits.
    record Int(long value) implements Value {
        @Override
        public String describe() {
            return Long.toString(value);
        }
    }

    /// A floating-point number.
    record Real(double value) implements Value {
        @Override
        public String describe() {
            return Double.toString(value);
        }
    }

    /// Text of a length that names have.
    record Text(String value) implements Value {
        @Override
        public String describe() {
            return "text";
        }
    }

    /// Bytes, longer text, or a whole number of more than 64 bits: passed over, only its length is known.
    record Opaque(long bytes) implements Value {
        @Override
        public String describe() {
            return bytes + " bytes";
        }
    }

    /// A class or function by its name in Python.
    record Name(String path) implements Value {
        @Override
        public String describe() {
            return path;
        }
    }

    /// What stands outside the pickle, under an id that only the file around it can explain.
    record Outside(Value id) implements Value {
        @Override
        public String describe() {
            return "values stored elsewhere in the file";
        }
    }

    /// A list, tuple or set.
    final class Sequence implements Value {
        final List<Value> items = new ArrayList<>();

        public List<Value> items() {
            return Collections.unmodifiableList(items);
        }

        @Override
        public String describe() {
            return "a list of " + items.size();
        }
    }

    /// A dictionary, in its order; a key that comes again counts where it came last, as in Python.
    final class Dictionary implements Value {
        final List<Entry> entries = new ArrayList<>();

        public List<Entry> entries() {
            return Collections.unmodifiableList(entries);
        }

        /// What is under this key, if anything.
        public Optional<Value> get(String key) {
            var text = new Text(key);
            return entries.reversed().stream()
                    .filter(entry -> entry.key().equals(text))
                    .map(Entry::value)
                    .findFirst();
        }

        @Override
        public String describe() {
            return "a dictionary of " + entries.size();
        }
    }

    /// What Python would get by calling `callee` with `arguments`. Nothing was called.
    final class Built implements Value {
        private final Value callee;
        private final List<Value> arguments;
        final Sequence items = new Sequence();
        final Dictionary entries = new Dictionary();

        Built(Value callee, List<Value> arguments) {
            this.callee = callee;
            this.arguments = List.copyOf(arguments);
        }

        /// The path of the class or function; empty if something else stands in its place.
        public String path() {
            return callee instanceof Name(var path) ? path : "";
        }

        public List<Value> arguments() {
            return arguments;
        }

        /// What would be put into it as into a dictionary.
        public Dictionary entries() {
            return entries;
        }

        @Override
        public String describe() {
            return path().isEmpty() ? "an object" : path();
        }
    }

    /// A key with its value.
    record Entry(Value key, Value value) {}
}
