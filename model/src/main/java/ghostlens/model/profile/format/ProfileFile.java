package ghostlens.model.profile.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import ghostlens.model.Problem;
import ghostlens.model.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// A profile with every sample as a JSON file, which loads as the very same profile: `{"format":
/// "ghostlens-profile", "version": 1, "profile": {…}}`. The version grows when an older Ghostlens could no longer
/// read what a newer one writes.
public final class ProfileFile {
    private static final String FORMAT = "ghostlens-profile";
    private static final int VERSION = 1;

    private ProfileFile() {}

    private record Envelope(String format, int version, Profile profile) {}

    /// @throws Problem if the file cannot be written
    public static void save(Profile profile, Path file) {
        TextFile.write(file, write(profile));
    }

    static String write(Profile profile) {
        try {
            return Json.MAPPER.writeValueAsString(new Envelope(FORMAT, VERSION, profile));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws Problem if there is no such file or it holds no profile of this version
    public static Profile load(Path file) {
        return read(TextFile.read(file), file.toString());
    }

    static Profile read(byte[] json, String source) {
        var root = tree(json, source);
        if (!root.path("format").asText().equals(FORMAT)) {
            throw new Problem("%s is not a profile that Ghostlens saved.".formatted(source));
        }
        int version = root.path("version").asInt();
        if (version != VERSION) {
            throw new Problem("%s is a profile in version %d of the format; this Ghostlens reads version %d."
                    .formatted(source, version, VERSION));
        }
        return checked(bind(root, source), source);
    }

    private static JsonNode tree(byte[] json, String source) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Problem(
                    "%s is not a profile, or it is damaged: it is no JSON at line %d, column %d."
                            .formatted(
                                    source,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Profile bind(JsonNode root, String source) {
        try {
            return Json.MAPPER.treeToValue(root, Envelope.class).profile;
        } catch (JsonMappingException e) {
            throw new Problem(
                    "%s is a damaged profile: what it has at %s cannot be read.".formatted(source, place(e)), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String place(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? "the top"
                : e.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."));
    }

    private static Profile checked(Profile profile, String source) {
        for (var operator : profile.operators()) {
            if (operator.samples().count() != profile.runs()) {
                throw new Problem("%s is a damaged profile: it has %d runs, but %d times of %s."
                        .formatted(
                                source,
                                profile.runs(),
                                operator.samples().count(),
                                operator.node().id()));
            }
        }
        return profile;
    }
}
