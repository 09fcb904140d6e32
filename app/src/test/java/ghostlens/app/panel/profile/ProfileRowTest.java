package ghostlens.app.panel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.profile.Conditions;
import ghostlens.model.profile.Load;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Overhead;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Samples;
import ghostlens.model.profile.TimerResolution;
import ghostlens.model.run.Step;
import ghostlens.model.run.View;
import ghostlens.model.tensor.TensorShape;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileRowTest {

    @Test
    void keepsTheOrderAndMeasuresHeatAgainstTheHottest() {
        var rows = ProfileRow.of(profile());
        assertThat(rows).extracting(ProfileRow::path).containsExactly("conv", "bn");
        assertThat(rows).extracting(ProfileRow::position).containsExactly(1, 2);
        assertThat(rows).extracting(ProfileRow::heat).containsExactly(1.0, 0.25);
        assertThat(rows).extracting(ProfileRow::medianNanos).containsExactly(800L, 200L);
    }

    @Test
    void rowsBelowTheClocksResolutionSaySo() {
        var rows = ProfileRow.of(profile());
        assertThat(rows).extracting(ProfileRow::belowResolution).containsExactly(false, true);
        assertThat(Certainty.of(rows.getLast()))
                .startsWith("Shorter than 0.3 µs")
                .contains("Too few runs");
    }

    @Test
    void rowsSayTheirRate() {
        assertThat(ProfileRow.of(profile())).extracting(ProfileRow::gigaflops).containsExactly(4.32, 0.0);
    }

    private static OpGraph graph() {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("input", TensorShape.of(1, 3, 8, 8));
        return builder.build(x.conv("conv", 4, 3, 2).batchNorm("bn"));
    }

    private static Profile profile() {
        var nodes = graph().nodes();
        var conditions = new Conditions(
                "test",
                Form.TRAINING,
                TensorShape.of(1, 3, 8, 8),
                "reference",
                "loops",
                View.DRAWN,
                1,
                0,
                false,
                "a machine",
                "a system",
                "25",
                new TimerResolution(20, 30),
                new Load(0.5, 0.7),
                Instant.EPOCH);
        return new Profile(
                conditions,
                List.of(
                        new OpTiming(
                                new Step(nodes.get(1), "conv2d"),
                                new Samples(List.of(700L, 800L, 900L)),
                                1728,
                                4000,
                                0.8),
                        new OpTiming(new Step(nodes.get(2), "batchnorm"), new Samples(List.of(200L)), 0, 2000, 0.2)),
                new Samples(List.of(1000L)),
                new Samples(List.of(1100L)),
                new Samples(List.of(1050L)),
                Overhead.NOT_MEASURED);
    }
}
