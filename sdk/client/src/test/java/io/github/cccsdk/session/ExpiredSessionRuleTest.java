package io.github.cccsdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiredSessionRuleTest {
    private static boolean isExpired(int status, String code, Map<String, String> headers) {
        return ExpiredSessionRule.standard()
                .isExpired(status, Optional.ofNullable(code).filter(text -> !text.isEmpty()), headers);
    }

    @ParameterizedTest
    @CsvSource({
        "401, '', true",
        "401, invalid_token, true",
        "401, SOMETHING_ELSE, true",
        "401, invalid_client, false",
        "401, unauthorized_client, false",
        "401, invalid_request, false",
        "400, INVALID_TOKEN, true",
        "400, TOKEN_EXPIRED, true",
        "403, SESSION_EXPIRED, true",
        "403, session_expired, true",
        "403, insufficient_scope, false",
        "403, '', false",
        "400, BAD_PARAMETER, false",
        "400, '', false",
        "404, TOKEN_EXPIRED, false",
        "500, SESSION_EXPIRED, false",
        "200, TOKEN_EXPIRED, false"
    })
    void statusAndCodeTellAnExpiredSession(int status, String code, boolean expired) {
        assertThat(isExpired(status, code, Map.of())).isEqualTo(expired);
    }

    @Test
    void theChallengeCountsWhereTheBodyHasNoCode() {
        assertThat(isExpired(403, "", Map.of("www-authenticate", "Bearer error=\"insufficient_scope\"")))
                .isFalse();
        assertThat(isExpired(401, "", Map.of("www-authenticate", "Bearer error=\"invalid_request\"")))
                .isFalse();
        assertThat(isExpired(401, "", Map.of("www-authenticate", "Bearer realm=\"x\", error=invalid_token, y=1")))
                .isTrue();
        assertThat(isExpired(403, "", Map.of("www-authenticate", "Bearer error=\"invalid_token\"")))
                .isTrue();
        assertThat(isExpired(403, "", Map.of("www-authenticate", "Bearer error=")))
                .isFalse();
    }
}
