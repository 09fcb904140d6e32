package ghostlens.model.measure;

import java.util.EnumMap;
import java.util.Map;

/// What one operator of each kind took at one shape.
public record ShapeTimes(ConcatShape shape, Map<Contender, Times> times) {
    public ShapeTimes {
        times = Map.copyOf(new EnumMap<>(times));
    }

    public Times of(Contender contender) {
        return times.getOrDefault(contender, Times.NONE);
    }
}
