package ghostlens.fuse;

import ghostlens.model.net.Network;

/// Goes through a rewriting forwards and backwards. A step either way costs as much as what it changes; only the
/// network itself, where it is asked for, costs as much as it is large.
///
/// For one thread.
public final class Playback {
    private final Trace trace;
    private final WorkingNetwork network;
    private int position;

    /// Before the first step.
    Playback(Trace trace) {
        this.trace = trace;
        this.network = new WorkingNetwork(trace.before());
    }

    /// How many steps are done.
    public int position() {
        return position;
    }

    /// Does or takes back steps until so many are done.
    ///
    /// @throws IndexOutOfBoundsException if there are not so many
    public Playback to(int steps) {
        if (steps < 0 || steps > trace.steps().size()) {
            throw new IndexOutOfBoundsException(
                    "the trace has %d steps, not %d".formatted(trace.steps().size(), steps));
        }
        while (position < steps) {
            network.apply(trace.steps().get(position).edit());
            position++;
        }
        while (position > steps) {
            position--;
            network.apply(trace.steps().get(position).edit().reversed());
        }
        return this;
    }

    /// The network as it is after these steps, in the form that it had before the first.
    public Network network() {
        return position == 0 ? trace.before() : network.network();
    }
}
