package ghostlens.model.pickle;

import ghostlens.model.Problem;
import ghostlens.model.pickle.Value.Outside;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;

/// One pickle, as data.
///
/// @param value what Python would have got, with nothing loaded and nothing called
/// @param outside everything in it that stands elsewhere in the file, in order
/// @param names every class and function that it names, in order
/// @param end the byte after it
public record Pickle(Value value, List<Outside> outside, Set<String> names, long end) {

    /// Reads the pickle that begins at byte `start`: protocols 2 to 5.
    ///
    /// @param source the file's name, for messages
    /// @throws Problem if it is not a whole pickle of these protocols, or makes too much of its bytes
    public static Pickle read(MemorySegment bytes, long start, String source) {
        return new PickleReader(new PickleInput(bytes, start, source)).read();
    }
}
