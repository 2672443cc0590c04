package dev.chainrule.dashboard;

import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Requests as a browser on this machine sends them. */
final class Requests {

    private Requests() {}

    static MockHttpServletRequestBuilder get(String address) {
        return MockMvcRequestBuilders.get(address).header(HttpHeaders.HOST, "localhost");
    }

    static MockHttpServletRequestBuilder post(String address) {
        return MockMvcRequestBuilders.post(address).header(HttpHeaders.HOST, "localhost");
    }
}
