package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.file.MappedFile;
import ghostlens.model.file.NewFile;
import ghostlens.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// NumPy's format for one array: versions 1 to 3, numbers of either byte order, in C or Fortran order.
public final class Npy {
    private Npy() {}

    /// The array in a file.
    ///
    /// @throws Problem if it cannot be read, is not an array of numbers, or is damaged; it names the file
    public static Tensor read(Path path) {
        return MappedFile.read(path, bytes -> {
            var header = NpyHeader.read(bytes, path.toString());
            return values(bytes, header, path.toString(), new Allowance(path.toString(), bytes.byteSize()));
        });
    }

    /// The array of floating-point values in a file, as networks take their inputs. Whole numbers are refused:
    /// images of 0 to 255 still have to be normalised.
    ///
    /// @throws Problem as {@link #read(Path)}, or if the values are of another type; it names the file
    public static Tensor readFloatingPoint(Path path) {
        return MappedFile.read(path, bytes -> {
            var header = NpyHeader.read(bytes, path.toString());
            if (!header.kind().equals("f")) {
                throw new Problem("%s holds values of NumPy type '%s%d'; save it as float32 or float64."
                        .formatted(path, header.kind(), header.type().size()));
            }
            return values(bytes, header, path.toString(), new Allowance(path.toString(), bytes.byteSize()));
        });
    }

    /// Writes an array as float32 or float64, whichever it is.
    ///
    /// @throws Problem if the file is there already or cannot be written; it names the file
    public static void write(Tensor tensor, Path path) {
        NewFile.write(path, out -> NpzWriter.write(tensor, out));
    }

    /// @param source the file's name, for messages
    static Tensor read(MemorySegment bytes, String source, Allowance allowance) {
        return values(bytes, NpyHeader.read(bytes, source), source, allowance);
    }

    private static Tensor values(MemorySegment bytes, NpyHeader header, String source, Allowance allowance) {
        var shape = header.shape();
        var values = bytes.asSlice(header.valuesAt());
        long size = shape.elements() * header.type().size();
        if (values.byteSize() < size) {
            throw new Problem("%s ends before all of its values; copy or save it again.".formatted(source));
        }
        if (values.byteSize() > size) {
            throw new Problem("%s holds more bytes than its shape %s takes.".formatted(source, shape));
        }
        allowance.keep(shape, header.type());
        var view = header.fortran() ? View.columnMajor(shape) : View.whole(shape);
        return new Storage(header.type(), header.order(), values).tensor(view, source);
    }
}
