package io.github.cccsdk.benchmarks;

import java.math.BigDecimal;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Spring's RestClient with Spring Security's OAuth2 client, which keeps the token. By client credentials, because Spring
 * Security 7 no longer has the password grant; with Jackson 2, so that all read with the same library.
 */
final class SpringLookUp implements LookUp {
    private final RestClient client;

    SpringLookUp(String baseUrl, ClientHttpRequestFactory requests) {
        ClientRegistration registration = ClientRegistration.withRegistrationId("ccc")
                .tokenUri(baseUrl + Answers.TOKEN_PATH)
                .clientId("user")
                .clientSecret("password")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                        registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.accessTokenResponseClient(signingInBy(requests)))
                .build());
        OAuth2ClientHttpRequestInterceptor token = new OAuth2ClientHttpRequestInterceptor(manager);
        token.setClientRegistrationIdResolver(request -> "ccc");
        this.client = RestClient.builder()
                .baseUrl(baseUrl)
                .requestFactory(requests)
                .requestInterceptor(token)
                .configureMessageConverters(converters -> converters.addCustomConverter(jackson2()))
                .build();
    }

    private static RestClientClientCredentialsTokenResponseClient signingInBy(ClientHttpRequestFactory requests) {
        RestClientClientCredentialsTokenResponseClient signIn = new RestClientClientCredentialsTokenResponseClient();
        signIn.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .build());
        return signIn;
    }

    @SuppressWarnings("removal") // Spring 7's own choice is Jackson 3, which needs more of both time and memory
    private static MappingJackson2HttpMessageConverter jackson2() {
        return new MappingJackson2HttpMessageConverter(PriceReply.mapper());
    }

    @Override
    public BigDecimal total() {
        PriceReply reply = client.post()
                .uri(Answers.PRICE_PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .body(PriceBody.standard())
                .retrieve()
                .body(PriceReply.class);
        if (reply == null) {
            throw new IllegalStateException("an empty answer");
        }
        return reply.total();
    }
}
