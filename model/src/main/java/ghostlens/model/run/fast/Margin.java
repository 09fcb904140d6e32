package ghostlens.model.run.fast;

/// What keeps an object's own fields apart from the object before it in memory. Two threads that write to neighbouring
/// objects take the same cache line from one another again and again, which can make each three times slower. Of an
/// object's fields those of its superclass come first; two lines, since processors fetch pairs of them.
@SuppressWarnings("unused")
abstract class Margin {
    private long m00;
    private long m01;
    private long m02;
    private long m03;
    private long m04;
    private long m05;
    private long m06;
    private long m07;
    private long m08;
    private long m09;
    private long m10;
    private long m11;
    private long m12;
    private long m13;
    private long m14;
    private long m15;
}
