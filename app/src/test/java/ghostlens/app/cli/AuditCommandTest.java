package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditCommandTest {

    @Test
    void officialConversionStopsHalfWay() {
        var run = CommandLineRun.of("audit", "repghostnet-1.0x", "--form", "deploy", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(json.get("trained").get("batchNorms").intValue()).isEqualTo(112);
        assertThat(json.get("found").get("batchNorms").intValue()).isEqualTo(48);
        assertThat(json.get("possible").get("batchNorms").intValue()).isZero();
        assertThat(json.get("fused")).hasSize(64);
        assertThat(json.get("fusible")).hasSize(48);
    }

    @Test
    void conversionThatChangesNothingIsLoud() {
        var run = CommandLineRun.of("audit", "ghostnet-1.0x", "--form", "deploy");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("NOTHING WAS FUSED");
    }

    @Test
    void whatCannotBeFusedHasItsReason() {
        var run = CommandLineRun.of("audit", "module-b", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("blocked").valueStream())
                .anySatisfy(
                        blocked -> assertThat(blocked.get("reason").textValue()).contains("linear"));
    }
}
