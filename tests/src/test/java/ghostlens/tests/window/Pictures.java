package ghostlens.tests.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Takes pictures of the running program: `Pictures FOLDER [SUBJECT…]` writes each subject in windows of two sizes,
/// with
/// text of two sizes, in both themes; and below `docs` what the documents show; or only those whose names begin so.
public final class Pictures {
    private static final int LARGE_TEXT = 150;
    private static final List<Studio.Look> LOOKS = Stream.of(false, true)
            .flatMap(dark -> Stream.of(
                    look(dark, 1280, 800, 100),
                    look(dark, 2560, 1440, 100),
                    look(dark, 1280, 800, LARGE_TEXT),
                    look(dark, 2560, 1440, LARGE_TEXT)))
            .toList();
    private static final List<Shot> SHOTS = List.of(
            new Shot("evolution", Scenes::merging),
            new Shot("closed", Scenes::closed),
            new Shot("open", Scenes::open),
            new Shot("comparison", Scenes::comparison),
            new Shot("overlay", Scenes::overlay),
            new Shot("inspector", Scenes::inspector));
    private static final List<Illustration> ILLUSTRATIONS = List.of(
            new Illustration("window-light", look(false, 1440, 900, 100), Scenes::profile),
            new Illustration("window-dark", look(true, 1440, 900, 100), Scenes::profile),
            new Illustration("equivalence", look(false, 1440, 900, 100), Scenes::equivalence),
            new Illustration("comparing", look(false, 1280, 800, 100), Scenes::comparison),
            new Illustration("inspecting", look(false, 1280, 800, 100), Scenes::inspector),
            new Illustration("evolution", look(false, 1280, 800, 100), Scenes::merging));

    /// One subject in every look.
    private record Shot(String name, Consumer<Studio> scene) {}

    /// What a document shows under this name, in one look.
    private record Illustration(String name, Studio.Look look, Consumer<Studio> scene) {}

    private final Path folder;
    private final Set<String> wanted;

    private Pictures(Path folder, Set<String> wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws IOException {
        var names = List.of(arguments).subList(1, arguments.length);
        Studio.begin();
        new Pictures(Path.of(arguments[0]), Set.copyOf(names)).takeAll();
        Studio.end();
    }

    private void takeAll() throws IOException {
        for (var shot : SHOTS) {
            for (var look : LOOKS) {
                take(shot.name() + "-" + look.name(), look, shot.scene());
            }
        }
        for (var illustration : ILLUSTRATIONS) {
            take("docs/" + illustration.name(), illustration.look(), illustration.scene());
        }
    }

    private void take(String name, Studio.Look look, Consumer<Studio> scene) throws IOException {
        if (wanted.isEmpty() || wanted.stream().anyMatch(name::startsWith)) {
            try (var studio = new Studio(look)) {
                scene.accept(studio);
                Studio.write(studio.picture(), folder.resolve(name + ".png"));
            }
        }
    }

    private static Studio.Look look(boolean dark, double width, double height, int text) {
        return new Studio.Look(dark, width, height, text);
    }
}
