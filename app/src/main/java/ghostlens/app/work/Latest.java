package ghostlens.app.work;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Brings values from a working thread to the JavaFX thread. Where they come faster than they are taken, only the
/// newest is.
public final class Latest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Consumer<T> consumer;

    /// @param consumer takes values on the JavaFX thread
    public Latest(Consumer<T> consumer) {
        this.consumer = consumer;
    }

    /// Hands over a value, from any thread.
    public void publish(T value) {
        if (waiting.getAndSet(value) == null) {
            Platform.runLater(this::take);
        }
    }

    private void take() {
        var value = waiting.getAndSet(null);
        if (value != null) {
            consumer.accept(value);
        }
    }
}
