package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The start script, with JDKs that only print how they were called.
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void install() throws IOException {
        var source = Path.of(System.getProperty("ghostlens.root"), "app/src/main/dist/bin/ghostlens");
        script = Files.createDirectories(folder.resolve("ghostlens/bin")).resolve("ghostlens");
        Files.writeString(script, Files.readString(source).replace("{{ghostlens.jvm}}", "--some-flag"));
        script.toFile().setExecutable(true);
    }

    @Test
    void startsTheProgramWithItsFlagsAndArguments() throws Exception {
        var started = start(script, Map.of("GHOSTLENS_JAVA", jdk("25.0.3").toString()), "run", "two words");

        assertThat(started).contains("25.0.3 --some-flag -cp", "/ghostlens/lib/* ghostlens.app.Main run two words");
    }

    @Test
    void findsItsLibrariesThroughLinks() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("ghostlens/bin/ghostlens"));

        assertThat(start(link, Map.of("GHOSTLENS_JAVA", jdk("25").toString())))
                .contains(folder.toRealPath().resolve("ghostlens/lib/*").toString());
    }

    @Test
    void passesOverAnOlderJdk() throws Exception {
        var environment = Map.of(
                "GHOSTLENS_JAVA",
                jdk("17.0.1").toString(),
                "JAVA_HOME",
                jdk("26").toString());

        assertThat(start(script, environment)).startsWith("26 ");
    }

    private Path jdk(String version) throws IOException {
        var home = folder.resolve("jdk" + version);
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho " + version + " \"$@\"\n");
        java.toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"%n".formatted(version));
        return home;
    }

    private String start(Path command, Map<String, String> environment, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("GHOSTLENS_JAVA", "JAVA_HOME"));
        builder.environment().putAll(environment);
        var process = builder.start();
        return new String(process.getInputStream().readAllBytes());
    }
}
