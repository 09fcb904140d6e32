package ghostlens.app.workspace;

import ghostlens.app.open.Engines;
import ghostlens.model.run.View;

/// How the user wants things run.
///
/// @param engine its name: `fast`, `nd4j`, `reference`
/// @param threads processor cores to use
/// @param view how the run is cut into steps, where the engine offers a choice
public record RunOptions(String engine, int threads, View view) {

    /// What most want to see: every operator by itself.
    public static final RunOptions DEFAULT = new RunOptions(Engines.DEFAULT, 1, View.DRAWN);

    public RunOptions withEngine(String wanted) {
        return new RunOptions(wanted, threads, view);
    }

    public RunOptions withThreads(int wanted) {
        return new RunOptions(engine, wanted, view);
    }

    public RunOptions withView(View wanted) {
        return new RunOptions(engine, threads, wanted);
    }
}
