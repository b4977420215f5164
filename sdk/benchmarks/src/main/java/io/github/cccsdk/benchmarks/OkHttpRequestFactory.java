package io.github.cccsdk.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** OkHttp under Spring, which dropped its own such adapter in version 7: so that all peers stand on the same client. */
final class OkHttpRequestFactory implements ClientHttpRequestFactory {
    private final OkHttpClient client;

    OkHttpRequestFactory(OkHttpClient client) {
        this.client = client;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Exchange(client, uri, method);
    }

    private static final class Exchange extends AbstractClientHttpRequest implements StreamingHttpOutputMessage {
        private final OkHttpClient client;
        private final URI uri;
        private final HttpMethod method;
        private @Nullable Body body;

        Exchange(OkHttpClient client, URI uri, HttpMethod method) {
            this.client = client;
            this.uri = uri;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        public void setBody(Body value) {
            body = value;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            throw new UnsupportedOperationException("Spring hands the body over as a whole");
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            Request.Builder request = new Request.Builder().url(uri.toString());
            headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
            request.method(method.name(), body == null ? null : new Sent(body, headers));
            return new Answer(client.newCall(request.build()).execute());
        }
    }

    private static final class Sent extends RequestBody {
        private final StreamingHttpOutputMessage.Body body;
        private final long length;
        private final okhttp3.@Nullable MediaType type;

        Sent(StreamingHttpOutputMessage.Body body, HttpHeaders headers) {
            this.body = body;
            this.length = headers.getContentLength();
            String given = headers.getFirst(HttpHeaders.CONTENT_TYPE);
            this.type = given == null ? null : okhttp3.MediaType.parse(given);
        }

        @Override
        public okhttp3.@Nullable MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink.outputStream());
        }
    }

    private static final class Answer implements ClientHttpResponse {
        private final Response response;
        private @Nullable HttpHeaders headers;

        Answer(Response response) {
            this.response = response;
        }

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(response.code());
        }

        @Override
        public String getStatusText() {
            return response.message();
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders known = headers;
            if (known == null) {
                known = new HttpHeaders();
                for (int i = 0; i < response.headers().size(); i++) {
                    known.add(response.headers().name(i), response.headers().value(i));
                }
                headers = known;
            }
            return known;
        }

        @Override
        public InputStream getBody() {
            return response.body().byteStream();
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
