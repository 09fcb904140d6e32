package ghostlens.tests.bench;

/// What was found of one engine on one network.
///
/// @param clock `cpu` or `wall`: which of the times the ratios and the GFLOP/s are made of
/// @param ratioOfMinima to ONNX Runtime in the same rounds; below 1 is faster
/// @param medianRatio the median of the ratios round by round
/// @param gflops two per multiply-add, in the fastest run
/// @param shareOfPeak of what the threads used can do at most
/// @param onCallingThread how much of the fastest run the calling thread computed
record Row(
        String network,
        int batch,
        int threads,
        String engine,
        String clock,
        double minimumMs,
        double medianMs,
        double wallMinimumMs,
        double wallMedianMs,
        double ratioOfMinima,
        double medianRatio,
        double gflops,
        double shareOfPeak,
        double onCallingThread) {
    private static final double NANOS_PER_MS = 1e6;

    /// @param multiplyAdds of one run, for the whole batch
    /// @param peak operations a second of one core
    static Row of(Case which, String engine, Times ours, Times theirs, long multiplyAdds, double peak) {
        var counted = ours.counted(which.threads());
        var compared = theirs.counted(which.threads());
        long minimum = Times.minimum(counted);
        double perSecond = 2e9 * multiplyAdds / minimum;
        return new Row(
                which.network(),
                which.batch(),
                which.threads(),
                engine,
                which.threads() == 1 ? "cpu" : "wall",
                minimum / NANOS_PER_MS,
                Times.median(counted) / NANOS_PER_MS,
                Times.minimum(ours.wall()) / NANOS_PER_MS,
                Times.median(ours.wall()) / NANOS_PER_MS,
                (double) minimum / Times.minimum(compared),
                Times.medianOfRatios(counted, compared),
                perSecond / 1e9,
                perSecond / (peak * which.threads()),
                ours.shareOnCallingThread());
    }

    /// What a fresh JVM is to find again.
    Key key() {
        return new Key(network, batch, threads, engine);
    }

    /// Which row it is.
    record Key(String network, int batch, int threads, String engine) {}
}
