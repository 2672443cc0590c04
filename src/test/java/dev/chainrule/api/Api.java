package dev.chainrule.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that speaks to the service. */
final class Api {

    /** The example that the service is described with: 2 rates × 4 initializations × 3 seeds = 24 runs, 337 weights and biases each. */
    static final String MOONS = """
            {"name":"Moons","description":"Which start learns?","tags":["moons","first"],
             "dataset":{"kind":"moons","rows":300,"noise":0.2,"seed":0},"scaling":"standard","validationShare":0.2,
             "network":{"hidden":[16,16],"activation":"tanh","output":"auto"},
             "training":{"loss":"cross_entropy","optimizer":{"kind":"sgd","momentum":0},"batchSize":32,"epochs":100},
             "sweep":{"learningRates":[0.01,0.1],"initializations":["zeros","normal:0.01","xavier_uniform","he_normal"],"seeds":[0,1,2]}}""";

    /** One run of three epochs without validation. */
    static final String SMALL = """
            {"name":"Small","dataset":{"kind":"moons","rows":40,"noise":0.1,"seed":1},"validationShare":0,
             "network":{"hidden":[3],"activation":"tanh"},
             "training":{"loss":"cross_entropy","optimizer":{"kind":"sgd","momentum":0.5},"batchSize":8,"epochs":3},
             "sweep":{"learningRates":[0.1],"initializations":["xavier_normal"],"seeds":[7]}}""";

    private final MockMvc mvc;
    private final JsonMapper json = new JsonMapper();

    Api(MockMvc mvc) {
        this.mvc = mvc;
    }

    MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header(HttpHeaders.HOST, "localhost"))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse submit(String body) throws Exception {
        return send(post("/api/v1/experiments")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    MockHttpServletResponse submit(String body, String key) throws Exception {
        return send(post("/api/v1/experiments")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .content(body));
    }

    /** The id of a new experiment. */
    long submitted(String body) throws Exception {
        return json(submit(body)).get("id").asLong();
    }

    JsonNode get200(String path) throws Exception {
        return json(send(get(URI.create(path))));
    }

    JsonNode json(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
