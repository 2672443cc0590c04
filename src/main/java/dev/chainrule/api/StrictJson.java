package dev.chainrule.api;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a body as JSON and nothing else: one value, no duplicate keys, no trailing text, numbers to the last digit. What is too deep or too
 * long for a request of ours is refused while it is read, so that refusing it costs little. Safe for any thread.
 */
@Component
final class StrictJson {

    static final int MOST_BYTES = 1_000_000;

    private static final int MOST_DEPTH = 20;
    private static final int MOST_DIGITS = 400;
    private static final int LONGEST_NAME = 1_000;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNumberLength(MOST_DIGITS)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Read, so that the answer can name the field that has it; no field takes it.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * What a body should hold, for messages.
     *
     * @param what "an experiment"
     * @param tooLarge what to do about a body that is too large
     */
    record Asked(String what, String tooLarge) {}

    /**
     * @throws UnreadableJson if it is not such JSON; the message says where and why
     * @throws ResponseStatusException with status 413 if it is larger than {@link #MOST_BYTES}
     */
    JsonNode read(InputStream body, Asked asked) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 1 MB. " + asked.tooLarge());
        }
        if (bytes.length == 0) {
            throw new UnreadableJson("The body is empty. Send " + asked.what() + " as a JSON object.");
        }
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException e) {
            throw new UnreadableJson(explain(e));
        } catch (NumberFormatException e) {
            // An exponent beyond that of BigDecimal; Jackson lets this one through as it is.
            throw new UnreadableJson("The body has a number whose exponent is out of range. " + e.getMessage());
        }
    }

    private static String explain(JacksonException e) {
        String what = e.getOriginalMessage().replaceAll("\\s+", " ");
        TokenStreamLocation at = e.getLocation();
        String where = at == null || at.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return "The body cannot be read as JSON%s: %s".formatted(where, Told.shortened(what, 200));
    }

    /** A body that is not the JSON that was asked for. */
    static final class UnreadableJson extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        UnreadableJson(String message) {
            super(message);
        }
    }
}
