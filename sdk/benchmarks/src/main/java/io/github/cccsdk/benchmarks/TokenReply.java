package io.github.cccsdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The sign-in of the peers that have none of their own; they keep the token ever after. */
record TokenReply(@JsonProperty("access_token") String accessToken) {
    static String signIn(String baseUrl, OkHttpClient client, JsonMapper mapper) {
        Request request = new Request.Builder()
                .url(baseUrl + Answers.TOKEN_PATH)
                .post(new FormBody.Builder()
                        .add("grant_type", "password")
                        .add("username", "user")
                        .add("password", "password")
                        .build())
                .build();
        try (Response response = client.newCall(request).execute()) {
            return mapper.readValue(response.body().byteStream(), TokenReply.class)
                    .accessToken();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
