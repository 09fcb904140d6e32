package ghostlens.app.cli;

import ghostlens.fuse.check.Fault;
import java.util.Arrays;
import java.util.Iterator;

/// The names of the faults, for the help.
final class Faults implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Fault.values()).map(Fault::label).iterator();
    }
}
