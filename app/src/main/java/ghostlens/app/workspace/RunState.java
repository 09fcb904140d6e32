package ghostlens.app.workspace;

/// Where the live profile stands.
public enum RunState {
    IDLE,
    /// Another job has the engine.
    WAITING,
    /// The engine loads and the plan is made.
    PREPARING,
    /// Runs that do not count yet.
    WARMING_UP,
    RUNNING
}
