package ghostlens.model.net;

import java.util.Locale;

/// How far a network has been re-parameterized.
public enum Form {
    /// All branches and every BatchNorm, as trained.
    TRAINING,
    /// What the authors' conversion leaves: branches merged, plain conv+BN pairs still apart.
    DEPLOY,
    /// Everything that can be folded is.
    INFERENCE;

    /// As written on the command line: `training`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
