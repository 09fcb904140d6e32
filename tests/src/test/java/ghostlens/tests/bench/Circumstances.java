package ghostlens.tests.bench;

import ghostlens.app.open.Engines;
import ghostlens.model.run.Machine;
import ghostlens.tests.onnx.OnnxRuntimeModel;
import ghostlens.tests.pytorch.PyTorchModel;
import java.lang.management.ManagementFactory;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Under which conditions was measured; without them a time means nothing.
///
/// @param load how many programs wanted a core in the minute before the first measurement; negative if unknown
/// @param peakGflops what one core can do at most, measured before; 0 if it was not measured
/// @param engines name to library, build and version
record Circumstances(
        String date,
        String machine,
        String system,
        String java,
        double load,
        double peakGflops,
        Map<String, String> engines,
        String view,
        String form,
        int warmUpRounds,
        int rounds) {

    static Circumstances now(Settings settings, double peak) {
        return new Circumstances(
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.here().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                peak / 1e9,
                descriptions(settings.engines()),
                settings.view().label(),
                Settings.FORM.label(),
                settings.warmUp(),
                settings.rounds());
    }

    private static Map<String, String> descriptions(List<String> names) {
        var descriptions = new LinkedHashMap<String, String>();
        names.forEach(name -> descriptions.put(name, Engines.named(name).description()));
        descriptions.put(
                Contender.ONNX_RUNTIME, "ONNX Runtime " + OnnxRuntimeModel.version() + ", CPU, all optimizations");
        if (PyTorchModel.isAvailable()) {
            descriptions.put(Contender.PYTORCH, "PyTorch " + PyTorchModel.version() + ", CPU, operator by operator");
        }
        return descriptions;
    }

    private String peak() {
        return peakGflops == 0 ? "" : "; peak of one core %.1f GFLOP/s".formatted(peakGflops);
    }

    /// A line per condition.
    List<String> lines() {
        return List.of(
                "%s; %s; Java %s".formatted(machine, system, java),
                "%s; load %.2f".formatted(date, load) + peak(),
                "engines: " + engines,
                "%s form, %s view; %d rounds after %d that do not count".formatted(form, view, rounds, warmUpRounds));
    }
}
