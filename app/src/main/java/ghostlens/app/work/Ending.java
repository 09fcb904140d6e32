package ghostlens.app.work;

import java.util.function.Consumer;

/// What happens on the JavaFX thread when a job ends.
///
/// @param done with the result
/// @param failed with one sentence for the user
/// @param cancelled when the user stopped it
public record Ending<T>(Consumer<T> done, Consumer<String> failed, Runnable cancelled) {

    /// An ending that has nothing to do after a cancel.
    public static <T> Ending<T> of(Consumer<T> done, Consumer<String> failed) {
        return new Ending<>(done, failed, () -> {});
    }
}
