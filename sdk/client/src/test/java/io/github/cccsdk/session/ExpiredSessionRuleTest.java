package io.github.cccsdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiredSessionRuleTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "401, -, -, true",
                "401, invalid_token, -, true",
                "401, SOMETHING_ELSE, -, true",
                "401, -, Bearer error=\"invalid_token\", true",
                "401, -, Bearer realm=\"CCC\", true",
                "401, invalid_client, -, false",
                "401, unauthorized_client, -, false",
                "401, invalid_request, -, false",
                "401, insufficient_scope, -, false",
                "401, -, Bearer error=\"insufficient_scope\", false",
                "401, -, Bearer error=invalid_request, false",
                "401, NO_RIGHT, Bearer error=\"insufficient_scope\", false",
                "403, INVALID_TOKEN, -, true",
                "403, TOKEN_EXPIRED, -, true",
                "403, session_expired, -, true",
                "400, SESSION_EXPIRED, -, true",
                "403, -, Bearer error=\"invalid_token\", true",
                "403, FORBIDDEN, Bearer error=\"invalid_token\", true",
                "403, insufficient_scope, -, false",
                "403, -, -, false",
                "400, BAD_PARAMETER, -, false",
                "404, SESSION_EXPIRED, -, false",
                "409, TOKEN_EXPIRED, -, false",
                "500, TOKEN_EXPIRED, -, false",
                "200, TOKEN_EXPIRED, -, false"
            })
    void takesOnlyWhatCanBeAnExpiredSessionForOne(int status, String code, String challenge, boolean expired) {
        Map<String, String> headers = challenge == null ? Map.of() : Map.of("www-authenticate", challenge);

        assertThat(ExpiredSessionRule.standard().isExpired(status, Optional.ofNullable(code), headers))
                .isEqualTo(expired);
    }
}
