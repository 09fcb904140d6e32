package ghostlens.app.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ghostlens.app.open.ConfigurationFolder;
import ghostlens.assets.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a person set and finds again at the next start: values by key, each a record, list, number, text or truth
/// value, kept as one JSON file. A file that is damaged is put aside and costs no more than what was in it.
public final class Settings {
    private static final String FILE = "settings.json";
    /// In bytes; far more than anybody sets.
    private static final long MOST = 32 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .addHandler(new Refusals())
            .build();

    /// What a record refuses is null in what is around it, so that one damaged value does not cost all others.
    private static final class Refusals extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleInstantiationProblem(
                DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable refusal) {
            return null;
        }
    }

    private final Optional<Path> folder;
    private ObjectNode values = JSON.createObjectNode();
    private Optional<String> problem = Optional.empty();
    private Consumer<String> onUnwritable = _ -> {};

    private Settings(Optional<Path> folder) {
        this.folder = folder;
    }

    /// Kept as long as the program runs: for tests and pictures.
    public static Settings inMemory() {
        return new Settings(Optional.empty());
    }

    /// Kept where this system keeps what belongs to a user's programs.
    public static Settings ofUser() {
        return in(ConfigurationFolder.ofUser());
    }

    /// Kept in a folder, which is made when something is set.
    public static Settings in(Path folder) {
        var settings = new Settings(Optional.of(folder));
        settings.load(folder.resolve(FILE));
        return settings;
    }

    private void load(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                problem = Optional.of(Texts.get("settings.unreadable", file));
            } else if (attributes.size() <= MOST
                    && JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                values = object;
            } else {
                putAside(file);
            }
        } catch (NoSuchFileException _) {
            // The first start.
        } catch (JsonProcessingException _) {
            putAside(file);
        } catch (IOException _) {
            problem = Optional.of(Texts.get("settings.unreadable", file));
        }
    }

    private void putAside(Path file) {
        var aside = file.resolveSibling("settings-damaged.json");
        problem = Optional.of(Texts.get("settings.damaged", file, aside.getFileName()));
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException _) {
            problem = Optional.of(Texts.get("settings.unreadable", file));
        }
    }

    /// What went wrong with the file last, in a sentence.
    public Optional<String> problem() {
        return problem;
    }

    /// Who is told, in a sentence and once, that what is set cannot be kept.
    public void setOnUnwritable(Consumer<String> told) {
        onUnwritable = told;
    }

    /// The value of this key; empty where none was set or it is of another kind. What a record in it refuses is null.
    public <T> Optional<T> get(String key, Class<T> type) {
        JsonNode value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.treeToValue(value, type));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Sets a value and writes the file.
    public void put(String key, Object value) {
        values.set(key, JSON.valueToTree(value));
        folder.ifPresent(this::write);
    }

    public boolean isOn(String key, boolean otherwise) {
        return get(key, Boolean.class).orElse(otherwise);
    }

    public void set(String key, boolean on) {
        put(key, on);
    }

    /// The file takes the place of the one before in one step, so that there is a whole one at every moment.
    private void write(Path into) {
        var file = into.resolve(FILE);
        try {
            Files.createDirectories(into);
            var half = Files.createTempFile(into, "settings", ".tmp");
            try {
                Files.writeString(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values));
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException _) {
            var sentence = Optional.of(Texts.get("settings.unwritable", file));
            boolean known = problem.equals(sentence);
            problem = sentence;
            if (!known) {
                sentence.ifPresent(onUnwritable);
            }
        }
    }
}
