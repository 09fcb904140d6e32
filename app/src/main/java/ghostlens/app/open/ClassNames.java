package ghostlens.app.open;

import ghostlens.assets.ClassLists;
import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a classifier's classes are called.
///
/// @param names in the order of its outputs; empty where nobody knows, which leaves their numbers
public record ClassNames(List<String> names) {
    public static final ClassNames NUMBERS = new ClassNames(List.of());

    /// Names that need no file.
    public static final String IMAGENET = "imagenet";

    public static final String FASHION_MNIST = "fashion-mnist";

    private static final long MOST_BYTES = 10_000_000;

    public ClassNames {
        names = List.copyOf(names);
    }

    /// What can be told from the number of classes alone: a thousand are ImageNet's, but ten can be anybody's.
    public static ClassNames of(int classes) {
        return classes == ClassLists.IMAGENET.size() ? new ClassNames(ClassLists.IMAGENET) : NUMBERS;
    }

    /// @param list `imagenet`, `fashion-mnist`, or a text file with a name on each line
    /// @throws Problem if there are not as many as classes, or the file cannot be read
    public static ClassNames of(String list, int classes) {
        var names = switch (list) {
            case IMAGENET -> ClassLists.IMAGENET;
            case FASHION_MNIST -> ClassLists.FASHION_MNIST;
            default -> read(Path.of(list));
        };
        if (names.size() != classes) {
            throw new Problem(
                    "%s names %,d classes, and the network tells %,d apart; give one name a line, in its order."
                            .formatted(list, names.size(), classes));
        }
        return new ClassNames(names);
    }

    private static List<String> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Problem("There is no file %s; the lists that need none are %s and %s."
                        .formatted(file, IMAGENET, FASHION_MNIST));
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new Problem("%s is too large for a list of class names; give one name a line.".formatted(file));
            }
            return Files.readString(file).lines().toList();
        } catch (IOException e) {
            throw new Problem("%s cannot be read as a list of class names in UTF-8.".formatted(file), e);
        }
    }

    /// The name, where there is one.
    public Optional<String> name(int label) {
        return label < names.size() ? Optional.of(names.get(label)) : Optional.empty();
    }
}
