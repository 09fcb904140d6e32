package ghostlens.app.panel.overlay;

import ghostlens.assets.Texts;

/// What can be laid over the graph as heat.
public enum Heat {
    TIME,
    MULTIPLY_ADDS,
    PARAMETERS,
    BYTES,
    ERROR,
    /// The mean of an operator's values without their signs.
    MAGNITUDE,
    /// The share of an operator's values that are 0.
    ZEROS,
    /// The time against that of a saved profile.
    TIME_DIFFERENCE,
    /// What a file says.
    NUMBERS;

    /// As the menu and the legend call it.
    public String title() {
        return Texts.get("heat." + name());
    }

    /// Whether it shows what somebody has to choose a file for.
    public boolean needsFile() {
        return this == TIME_DIFFERENCE || this == NUMBERS;
    }
}
