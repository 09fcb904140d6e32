package ghostlens.model.profile.format;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.profile.Samples;
import ghostlens.model.tensor.TensorShape;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How values become JSON: a record is an object of its components, an operator one with its `type` as well;
/// names, shapes, samples and instants are plain values. Nothing is guessed: what is missing, unknown or of
/// another type is an error.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addMixIn(Op.class, Typed.class)
            .addMixIn(NodeId.class, Name.class)
            .addMixIn(TensorShape.class, Extents.class)
            .addMixIn(Samples.class, Nanos.class)
            .addMixIn(Instant.class, Time.class)
            .build();

    static {
        MAPPER.registerSubtypes(records(Op.class).toArray(Class<?>[]::new));
    }

    private Json() {}

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(Json::records) : Stream.of(type);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Typed {}

    private abstract static class Name {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Name(String path) {}

        @JsonValue
        abstract String path();
    }

    private abstract static class Extents {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Extents(List<Integer> extents) {}

        @JsonValue
        abstract List<Integer> extents();
    }

    private abstract static class Nanos {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Nanos(List<Long> nanos) {}

        @JsonValue
        abstract List<Long> nanos();
    }

    private abstract static class Time {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Instant parse(CharSequence text) {
            return Instant.parse(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }
}
