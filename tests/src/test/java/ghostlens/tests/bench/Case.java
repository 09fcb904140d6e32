package ghostlens.tests.bench;

/// One line of the benchmark: a network, how many images at once, on how many threads.
record Case(String network, int batch, int threads) {

    @Override
    public String toString() {
        return "%s, batch %d, %d thread%s".formatted(network, batch, threads, threads == 1 ? "" : "s");
    }
}
