package ghostlens.model.onnx;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A supplier that computes what it supplies when first asked, and keeps it.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    private Once(Supplier<T> source) {
        this.source = source;
    }

    static <T> Supplier<T> of(Supplier<T> source) {
        return source instanceof Once<T> ? source : new Once<>(source);
    }

    @Override
    public T get() {
        var known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
