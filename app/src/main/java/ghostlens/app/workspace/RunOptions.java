package ghostlens.app.workspace;

/// How the user wants things run.
///
/// @param engine its name: `nd4j`, `reference`
/// @param threads processor cores to use
public record RunOptions(String engine, int threads) {}
