package ghostlens.assets;

import java.net.URL;
import java.util.List;
import java.util.stream.IntStream;

/// The program's own icon: a lens over the ghost of a graph.
public final class Icons {
    private Icons() {}

    /// PNG files, 16 to 256 px, smallest first.
    public static List<URL> application() {
        return IntStream.of(16, 24, 32, 48, 64, 128, 256)
                .mapToObj(size -> Resources.url("icons/ghostlens-" + size + ".png"))
                .toList();
    }
}
