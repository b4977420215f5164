package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.transport.HttpProxy;
import java.net.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyChoiceTest {
    private static boolean throughProxy(HttpProxy proxy, String host) {
        return new ProxyChoice(proxy)
                        .select(URI.create("https://" + host + "/v1"))
                        .get(0)
                        .type()
                == Proxy.Type.HTTP;
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, false",
        "example.org, api.example.org, false",
        "example.org, API.Example.ORG, false",
        "example.org, badexample.org, true",
        "example.org, example.org.evil.net, true",
        ".example.org, api.example.org, false",
        ".example.org, example.org, false",
        "*.example.org, api.example.org, false",
        "*, example.org, false",
        "10.1.2.3, 10.1.2.3, false",
        "10.1.2.3, 10.1.2.30, true",
        "2001:db8::1, [2001:db8::1], false",
        "[2001:db8::1], [2001:db8::1], false",
        "10.0.0.0/8, 10.1.2.3, true",
    })
    void anExceptionCoversItsHostAndAllBelow(String exception, String host, boolean throughProxy) {
        HttpProxy proxy = HttpProxy.of("proxy.example", 3128).exceptFor("other.example", exception);
        assertThat(throughProxy(proxy, host)).isEqualTo(throughProxy);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.9.9.9", "localhost", "[::1]"})
    void thisMachineIsReachedThroughItOnlyWhereAsked(String host) {
        HttpProxy proxy = HttpProxy.of("proxy.example", 3128);
        assertThat(throughProxy(proxy, host)).isFalse();
        assertThat(throughProxy(proxy.forLoopbackToo(), host)).isTrue();
    }

    /** A name that only looks like an address may lead anywhere. */
    @Test
    void whatOnlyLooksLikeThisMachineIsNot() {
        assertThat(throughProxy(HttpProxy.of("proxy.example", 3128), "127.0.0.1.example.org"))
                .isTrue();
    }
}
