package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The program in a JVM that was started without the Vector API.
class NoVectorApiTest {

    @Test
    void theFastEngineRunsNd4jsOperatorsAndSaysSo() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java, "ghostlens.app.Main", "profile", "module-e", "--engine", "fast", "--runs", "1")
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("ND4J", "several times slower", "--add-modules jdk.incubator.vector");
    }
}
