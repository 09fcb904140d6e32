package ghostlens.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the user was, to go back and forward like in a browser.
final class History<T> {
    private final List<T> visited = new ArrayList<>();
    private int position = -1;

    /// Goes to a place; what was ahead is forgotten. Where it stands already, nothing changes.
    void visit(T place) {
        if (position >= 0 && visited.get(position).equals(place)) {
            return;
        }
        visited.subList(position + 1, visited.size()).clear();
        visited.add(place);
        position++;
    }

    /// Goes to a place instead of the present one; what was ahead is forgotten.
    void replace(T place) {
        if (position < 0) {
            visit(place);
        } else {
            visited.subList(position, visited.size()).clear();
            visited.add(place);
        }
    }

    /// Where the user is.
    Optional<T> present() {
        return position < 0 ? Optional.empty() : Optional.of(visited.get(position));
    }

    Optional<T> back() {
        return position > 0 ? Optional.of(visited.get(--position)) : Optional.empty();
    }

    Optional<T> forward() {
        return position < visited.size() - 1 ? Optional.of(visited.get(++position)) : Optional.empty();
    }
}
