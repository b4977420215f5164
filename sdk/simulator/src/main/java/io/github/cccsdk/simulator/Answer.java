package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/** What goes back: status, headers and body. */
record Answer(int status, List<Header> headers, String contentType, ByteString body) {

    record Header(String name, String value) {}

    static final String JSON_TYPE = "application/json";

    static Answer json(int status, JsonNode body) {
        return new Answer(status, List.of(), JSON_TYPE, ByteString.encodeUtf8(StrictJson.write(body)));
    }

    /** The success wrapper of the contract. */
    static Answer success(int status, JsonNode content) {
        var root = StrictJson.object();
        var response = root.putObject("response");
        response.putObject("status").put("code", "OK").put("message", "");
        response.set("content", content);
        return json(status, root);
    }

    static Answer empty(int status) {
        return new Answer(status, List.of(), "", ByteString.EMPTY);
    }

    Answer with(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return new Answer(status, List.copyOf(all), contentType, body);
    }
}
