package io.github.cccsdk.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProxyTest {
    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example, 3128, http://proxy.example:3128",
        "HTTP://proxy.example/, proxy.example, 80, http://proxy.example:80",
        "proxy.example:3128, proxy.example, 3128, http://proxy.example:3128",
        "' http://10.0.0.1:8080 ', 10.0.0.1, 8080, http://10.0.0.1:8080",
        "http://[::1]:3128, ::1, 3128, http://[::1]:3128",
    })
    void anAddressIsReadAsEveryProgramReadsIt(String address, String host, int port, String shown) {
        HttpProxy proxy = HttpProxy.parse(address);
        assertThat(proxy.host()).isEqualTo(host);
        assertThat(proxy.port()).isEqualTo(port);
        assertThat(proxy.user()).isEmpty();
        assertThat(proxy).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "http://library:secret@proxy.example:3128, library, secret",
        "http://library:p%40ss%3Aw%2Ford+%25@proxy.example:3128, library, p@ss:w/ord+%",
        "library:s3:cret@proxy.example:3128, library, s3:cret",
        "http://library@proxy.example:3128, library, ''",
    })
    void credentialsAreDecodedAndNotShown(String address, String user, String password) {
        HttpProxy proxy = HttpProxy.parse(address);
        assertThat(proxy.user()).contains(user);
        assertThat(proxy.password()).contains(password);
        assertThat(proxy).hasToString("http://proxy.example:3128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "://",
                "socks5://canary@proxy.example:1080",
                "https://library:canary@proxy.example:3128",
                "http://library:can#ary@proxy.example:3128",
                "http://library:can@ary@proxy.example:3128",
                "http://library:canary%zz@proxy.example:3128",
                "http://library:canary@proxy.example:99999",
                "http://library:canary@proxy.example:0",
                "http://library:canary@proxy.example:3128/canary",
                "http://:canary@proxy.example:3128",
            })
    void whatIsNoProxyIsRefusedWithoutShowingIt(String address) {
        assertThatThrownBy(() -> HttpProxy.parse(address))
                .isInstanceOf(CccConfigurationException.class)
                .hasMessageNotContaining("can");
    }

    @Test
    void eachSettingLeavesTheOthersAndTheOriginalAlone() {
        HttpProxy plain = HttpProxy.of("proxy.example", 3128);
        HttpProxy full = plain.credentials("library", "secret")
                .exceptFor(" .Example.org ", "", "10.0.0.1")
                .forLoopbackToo();
        assertThat(full.exceptions()).containsExactly(".example.org", "10.0.0.1");
        assertThat(full.user()).contains("library");
        assertThat(full.isForLoopbackToo()).isTrue();
        assertThat(plain.user()).isEmpty();
        assertThat(plain.exceptions()).isEmpty();
        assertThat(plain.isForLoopbackToo()).isFalse();
    }
}
