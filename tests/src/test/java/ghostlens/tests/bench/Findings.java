package ghostlens.tests.bench;

import java.util.List;

/// What a measurement found, to be written as a table and as JSON.
sealed interface Findings
        permits Accuracy, Comparison, Endurance, Growth, Preparation, Profiling, Searching, Stability, Start {

    Circumstances conditions();

    /// The name of its files, without the ending.
    String fileName();

    /// What to see at a glance, a line each.
    List<String> summary();
}
