package ghostlens.model.profile;

import java.lang.management.ManagementFactory;

/// How busy the machine was: the number of threads that ran or waited to run, averaged over a minute, as the
/// system gives it. Negative where it does not.
public record Load(double atBegin, double atEnd) {

    static Load begin() {
        return new Load(now(), now());
    }

    Load end() {
        return new Load(atBegin, now());
    }

    private static double now() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
