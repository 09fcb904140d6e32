package ghostlens.viewer.layout;

import ghostlens.viewer.layout.Inside.Placed;
import java.util.LinkedHashMap;
import java.util.Map;

/// Places insides, and remembers where equal ones went: identical blocks are laid out once, and opening a group lays
/// out only that group and those around it.
final class Insides {
    private static final int REMEMBERED = 1_000;
    private static final Map<Inside, Placed> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Inside, Placed> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Insides() {}

    static Placed place(Inside inside) {
        synchronized (KNOWN) {
            var known = KNOWN.get(inside);
            if (known != null) {
                return known;
            }
        }
        var placed = Column.fits(inside) || Branches.isTooMuch(inside) ? Column.place(inside) : Branches.place(inside);
        synchronized (KNOWN) {
            KNOWN.put(inside, placed);
        }
        return placed;
    }
}
