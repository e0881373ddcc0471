package io.colloquy.internaltokentest;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Gives every request of RestAssured that has no Authorization header one, freshly, because a token ends after a minute.
 * A test that wants to send none says {@code given().noFilters()}.
 */
public final class CallsAsLocal implements QuarkusTestBeforeClassCallback, QuarkusTestBeforeEachCallback, Filter {
    @Override
    public void beforeClass(Class<?> test) {
        install();
    }

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        install();
    }

    private static void install() {
        if (RestAssured.filters().stream().noneMatch(CallsAsLocal.class::isInstance)) {
            RestAssured.filters(new CallsAsLocal());
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        if (!request.getHeaders().hasHeaderWithName("Authorization")) {
            request.header(Bearer.as(Bearer.LOCAL));
        }
        return context.next(request, expected);
    }
}
