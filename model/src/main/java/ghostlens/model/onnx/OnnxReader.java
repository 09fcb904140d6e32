package ghostlens.model.onnx;

import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/// Reads networks from ONNX files of any operator set. Any model opens: operators that the engines know become ours,
/// all
/// others become {@link ghostlens.model.graph.Op.Foreign}, which are shown and never run. Weights are read from the
/// file
/// where it lies in memory that is mapped; nothing in it is ever executed.
public final class OnnxReader {
    private OnnxReader() {}

    /// @throws Problem if the file is no ONNX model, is damaged, or keeps its weights elsewhere
    public static OnnxFile read(Path file) {
        var source = String.valueOf(file.getFileName());
        var bytes = map(file);
        var model = parse(bytes, source);
        if (!model.hasGraph()
                || model.getGraph().getNodeCount() == 0 && model.getGraph().getOutputCount() == 0) {
            throw new Problem("%s is no ONNX model: there is no graph in it.".formatted(source));
        }
        long operatorSet = operatorSet(model);
        var reader = new GraphReader(model, operatorSet, source, bytes.capacity());
        var network = reader.network(name(source));
        var producer = Names.shortened((model.getProducerName() + " " + model.getProducerVersion()).strip());
        return new OnnxFile(network, operatorSet, producer, reader.notes());
    }

    private static String name(String source) {
        int dot = source.lastIndexOf('.');
        return dot > 0 ? source.substring(0, dot) : source;
    }

    private static MappedByteBuffer map(Path file) {
        if (!Files.exists(file)) {
            throw new Problem("There is no file %s.".formatted(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new Problem("%s is not a file; name an ONNX file.".formatted(file));
        }
        try (var channel = FileChannel.open(file)) {
            if (channel.size() == 0) {
                throw new Problem("%s is empty.".formatted(file));
            }
            if (channel.size() > Integer.MAX_VALUE) {
                throw new Problem("%s is larger than 2 GB, which an ONNX file cannot be.".formatted(file));
            }
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /// Tensors stay where they are in the file: what is parsed refers to the bytes that are mapped.
    private static ModelProto parse(MappedByteBuffer bytes, String source) {
        try {
            var input = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
            input.enableAliasing(true);
            input.setSizeLimit(Integer.MAX_VALUE);
            return ModelProto.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            throw new Problem("%s is no ONNX model, or it is damaged.".formatted(source), e);
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(source, e.getMessage()), e);
        }
    }

    /// The version of ONNX's own operators; the oldest where the file does not tell.
    private static long operatorSet(ModelProto model) {
        return model.getOpsetImportList().stream()
                .filter(set -> Mappings.isStandard(set.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(1);
    }
}
