package ghostlens.tests.bench;

import ai.onnxruntime.OrtException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Runs contenders in turn: each once a round, forwards in one round and backwards in the next, so that neither a
/// busy moment nor what the one before left in the caches falls to one of them alone.
///
/// @param warmUp rounds that do not count
/// @param pauseMillis between two runs, so that helpers of the last one have gone to sleep
record Rounds(int warmUp, int counted, int pauseMillis) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    SequencedMap<String, Times> run(SequencedMap<String, Contender> contenders)
            throws OrtException, InterruptedException {
        var times = new LinkedHashMap<String, Times>();
        contenders.keySet().forEach(name -> times.put(name, Times.ofRounds(counted)));
        for (int round = -warmUp; round < counted; round++) {
            for (var name : order(contenders, round)) {
                Thread.sleep(pauseMillis);
                time(contenders.get(name), times.get(name), round);
            }
        }
        return times;
    }

    private static List<String> order(SequencedMap<String, Contender> contenders, int round) {
        var names = new ArrayList<>(contenders.keySet());
        return round % 2 == 0 ? names : names.reversed();
    }

    private static void time(Contender contender, Times times, int round) throws OrtException {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        contender.run();
        long wallTaken = System.nanoTime() - wall;
        long cpuTaken = THREADS.getCurrentThreadCpuTime() - cpu;
        if (round >= 0) {
            times.wall()[round] = wallTaken;
            times.cpu()[round] = cpuTaken;
        }
    }
}
