package ghostlens.app.work;

/// Something that takes time. It runs off the JavaFX thread, tells how far it is, and ends early when its thread is
/// interrupted.
@FunctionalInterface
public interface Work<T> {
    T run(Progress progress) throws Exception;
}
