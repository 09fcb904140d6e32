package ghostlens.assets;

import java.util.stream.DoubleStream;

/// How colours look: CIELAB, WCAG contrast, and dichromats' sight after Machado, Oliveira and Fernandes (2009).
enum ColorVision {
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private static final double[] XYZ = {
        0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041
    };

    private final double[] matrix;

    ColorVision(double... matrix) {
        this.matrix = matrix;
    }

    /// The distance of two colours (`#rrggbb`) in CIELAB as this sight has it.
    double distance(String one, String other) {
        var a = lab(times(matrix, linear(one)));
        var b = lab(times(matrix, linear(other)));
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /// The WCAG contrast ratio, 1 to 21.
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    static double luminance(String color) {
        return times(XYZ, linear(color))[1];
    }

    private static double[] linear(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return DoubleStream.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)
                .map(c -> c / 255)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double[] lab(double[] linear) {
        var xyz =
                times(XYZ, DoubleStream.of(linear).map(c -> Math.clamp(c, 0, 1)).toArray());
        double x = root(xyz[0] / 0.95047);
        double y = root(xyz[1]);
        double z = root(xyz[2] / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[] times(double[] m, double[] v) {
        return new double[] {
            m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
            m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
            m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
        };
    }
}
