package ghostlens.model.run;

/// How a run is cut into timed steps.
public enum View {
    /// Each operator of the graph is a step of its own: what teaching needs.
    DRAWN("drawn"),
    /// Bias, activation and residual add are folded into the kernel before them, as production engines do.
    DEPLOYED("deployed");

    private final String label;

    View(String label) {
        this.label = label;
    }

    /// As on the command line: `drawn`, `deployed`.
    public String label() {
        return label;
    }
}
