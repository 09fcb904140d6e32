package ghostlens.model.measure;

/// One group of Fig. 2: the network with its concats, and with adds in their place, at one batch size.
public record BatchShares(int batch, Shares concat, Shares add) {

    /// Fig. 2's "Diff": the concats' part minus that of the adds, in percentage points.
    public double differencePoints() {
        return 100 * (concat.joinShare() - add.joinShare());
    }
}
