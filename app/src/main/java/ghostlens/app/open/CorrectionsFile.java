package ghostlens.app.open;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.fuse.match.Corrections;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people corrected in matchings, in one JSON file: for each pair of graphs, by their fingerprints, which
/// operators belong together and which have no counterpart.
public final class CorrectionsFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FINGERPRINT = 8;

    private final Path file;

    public CorrectionsFile(Path file) {
        this.file = file;
    }

    /// The user's own, beside the settings.
    public static CorrectionsFile ofUser() {
        return new CorrectionsFile(ConfigurationFolder.ofUser().resolve("corrections.json"));
    }

    private record Entry(Map<String, String> belongs, List<String> removed, List<String> added) {
        /// Refuses what was damaged on disk.
        Entry {
            Stream.of(belongs.keySet(), belongs.values(), removed, added)
                    .flatMap(Collection::stream)
                    .forEach(NodeId::new);
        }

        static Entry of(Corrections corrections) {
            var belongs = new TreeMap<String, String>();
            corrections.belongs().forEach((before, after) -> belongs.put(before.path(), after.path()));
            return new Entry(
                    belongs,
                    corrections.removed().stream().map(NodeId::path).sorted().toList(),
                    corrections.added().stream().map(NodeId::path).sorted().toList());
        }

        Corrections corrections() {
            var ids = belongs.entrySet().stream()
                    .collect(Collectors.toMap(e -> new NodeId(e.getKey()), e -> new NodeId(e.getValue())));
            return new Corrections(
                    ids,
                    removed.stream().map(NodeId::new).collect(Collectors.toSet()),
                    added.stream().map(NodeId::new).collect(Collectors.toSet()));
        }
    }

    /// What was corrected between these two graphs, in whichever order it was; nothing, if nothing was.
    ///
    /// @throws Problem if the file is there and cannot be read
    public Corrections load(OpGraph before, OpGraph after) {
        var all = read();
        var entry = all.get(key(before, after));
        if (entry != null) {
            return entry.corrections();
        }
        var back = all.get(key(after, before));
        return back == null ? Corrections.NONE : back.corrections().reversed();
    }

    /// Keeps what was corrected between these two graphs, in place of what was there.
    ///
    /// @throws Problem if the file cannot be read or written
    public void save(OpGraph before, OpGraph after, Corrections corrections) {
        var all = read();
        all.remove(key(after, before));
        if (corrections.isEmpty()) {
            all.remove(key(before, after));
        } else {
            all.put(key(before, after), Entry.of(corrections));
        }
        write(all);
    }

    private Map<String, Entry> read() {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            var all = JSON.readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, Entry>>() {});
            if (all == null || all.containsValue(null)) {
                throw new Problem(damaged());
            }
            return all;
        } catch (JacksonException e) {
            throw new Problem(damaged(), e);
        } catch (IOException e) {
            throw new Problem("%s cannot be read.".formatted(file), e);
        }
    }

    private String damaged() {
        return "%s does not hold corrections; mend it or remove it.".formatted(file);
    }

    private void write(Map<String, Entry> all) {
        try {
            var folder = requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            var half = Files.createTempFile(folder, ".corrections", ".json");
            try {
                Files.write(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new Problem(
                    "%s cannot be written, so the correction holds only until the window is closed.".formatted(file),
                    e);
        }
    }

    private static String key(OpGraph before, OpGraph after) {
        return fingerprint(before) + "-" + fingerprint(after);
    }

    /// Equal for graphs with the same operators, names, edges and shapes.
    private static String fingerprint(OpGraph graph) {
        try {
            var text = graph + graph.outputs().toString();
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
