package ghostlens.model;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Damaged copies of sound files, the same ones for the same number: what a reader has to read or refuse.
public final class Mutations {
    /// Numbers that lengths, counts and offsets go wrong at.
    private static final long[] EDGES = {
        0,
        1,
        2,
        0x7f,
        0x80,
        0xff,
        0x100,
        0x7fff,
        0xffff,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_ffffL,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };

    private final List<byte[]> seeds;

    /// @param seeds files that are read
    public Mutations(List<byte[]> seeds) {
        this.seeds = List.copyOf(seeds);
    }

    /// The damaged file of this number.
    public byte[] get(long number) {
        var random = new SplittableRandom(number);
        var bytes = seeds.get(random.nextInt(seeds.size())).clone();
        int times = 1 << random.nextInt(5);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            bytes = mutated(bytes, random);
        }
        return bytes;
    }

    private byte[] mutated(byte[] bytes, SplittableRandom random) {
        int at = position(bytes.length, random);
        int length = Math.min(bytes.length - at, 1 << random.nextInt(10));
        return switch (random.nextInt(10)) {
            case 0, 1 -> set(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
            case 2, 3 -> set(bytes, at, random.nextInt(256));
            case 4, 5 -> number(bytes, at, EDGES[random.nextInt(EDGES.length)], 1 << random.nextInt(4));
            case 6 -> number(bytes, at, bytes[at] + random.nextInt(-3, 4), 1);
            case 7 -> spliced(bytes, at, at + length, new byte[0]);
            case 8 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            default -> elsewhere(bytes, at, length, random);
        };
    }

    /// Anywhere, but half of the time near an end, where files have their headers.
    private static int position(int length, SplittableRandom random) {
        int near = Math.min(length, 512);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(near);
            case 1 -> length - 1 - random.nextInt(near);
            default -> random.nextInt(length);
        };
    }

    private byte[] elsewhere(byte[] bytes, int at, int length, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(bytes, at);
        }
        var other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length);
        return spliced(bytes, at, at + length, Arrays.copyOfRange(other, from, Math.min(other.length, from + length)));
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    /// Little end first.
    private static byte[] number(byte[] bytes, int at, long value, int size) {
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        var spliced = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
        return spliced;
    }
}
