package dev.chainrule.learn;

import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.learn.Exhibit.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the experiments of an exhibit from {@code gallery/ID.json}: definitions as the API takes them, with nothing left out. */
@Component
class Parts {

    private final DefinitionJson definitions;
    private final JsonMapper json;

    Parts(DefinitionJson definitions, JsonMapper json) {
        this.definitions = definitions;
        this.json = json;
    }

    List<Part> of(String exhibit) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : read(exhibit)) {
            parts.add(new Part(
                    part.get("id").asString(),
                    part.get("name").asString(),
                    definitions.readExperiment(part.get("definition").toString())));
        }
        return parts;
    }

    /** A file of the gallery. */
    JsonNode read(String name) {
        String path = "/gallery/" + name + ".json";
        try (InputStream file = Parts.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing from the program.");
            }
            return json.readTree(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read.", unreadable);
        }
    }
}
