package ghostlens.app.work;

/// How a piece of work tells how far it is.
public interface Progress {

    /// @param done 0 to 1; negative while it cannot be told
    /// @param detail what is being done, a few words
    void report(double done, String detail);

    /// Whether somebody asked the work to stop.
    boolean isCancelled();
}
