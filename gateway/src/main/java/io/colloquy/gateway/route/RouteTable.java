package io.colloquy.gateway.route;

import static io.colloquy.gateway.neighbour.Neighbour.GRAPH;
import static io.colloquy.gateway.neighbour.Neighbour.SUMMARY;
import static io.colloquy.gateway.neighbour.Neighbour.TRACKING;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which path goes where. What is in neither table does not exist, so nothing internal can be reached. */
public final class RouteTable {
    /** A collection of annotations of 1 GB, and what a multipart form puts around it. */
    private static final long COLLECTION = 1_010_000_000;

    private static final List<Route> ROUTES = List.of(
            new Route("/api/imports", SUMMARY),
            new Route("/api/chats", SUMMARY),
            new Route("/api/backfills", SUMMARY),
            new Route("/api/summaries", SUMMARY),
            new Route("/api/exchanges", SUMMARY),
            new Route("/api/search", SUMMARY),
            new Route("/api/graphs", GRAPH),
            new Route("/api/shared", GRAPH),
            new Route("/api/usage", GRAPH),
            new Route("/api/operator/usage", GRAPH),
            new Route("/api/operator/switches", GRAPH),
            new Route("/v1", GRAPH),
            new Route("/api/jobs", TRACKING),
            new Route("/api/annotations", TRACKING, COLLECTION));

    private static final List<OwnRoute> OWN = List.of(
            OwnRoute.of("/health", "GET, HEAD"),
            OwnRoute.of("/health/deep", "GET, HEAD"),
            OwnRoute.of("/openapi", "GET, HEAD"),
            OwnRoute.of("/api/auth/register", "POST"),
            OwnRoute.of("/api/auth/login", "POST"),
            OwnRoute.of("/api/auth/logout", "POST"),
            OwnRoute.of("/api/auth/me", "GET, HEAD"),
            OwnRoute.of("/api/account", "DELETE"),
            OwnRoute.of("/api/account/password", "PUT"),
            OwnRoute.of("/api/account/sessions", "GET, HEAD"),
            OwnRoute.of("/api/account/sessions/{session}", "DELETE"),
            OwnRoute.of("/api/account/export", "GET"),
            OwnRoute.of("/api/account/deletions/{token}", "GET, HEAD"),
            OwnRoute.of("/api/keys", "GET, HEAD, POST"),
            OwnRoute.of("/api/keys/{key}", "GET, HEAD, DELETE"),
            OwnRoute.of("/api/operator/accounts", "GET, HEAD, POST"),
            OwnRoute.of("/api/operator/accounts/{account}", "GET, HEAD, PATCH"),
            OwnRoute.of("/api/operator/accounts/{account}/credentials", "DELETE"));

    private static final Pattern GENERATIONS = Pattern.compile("/v1(/.*)?|/api/graphs/[^/]+/actions(/.*)?");

    private RouteTable() {}

    public static Optional<Route> routeOf(String path) {
        return ROUTES.stream().filter(route -> route.holds(path)).findFirst();
    }

    public static Optional<OwnRoute> ownOf(String path) {
        return OWN.stream().filter(route -> route.holds(path)).findFirst();
    }

    /** Whether this path's clients are made for OpenAI's API, and read errors in its shape only. */
    public static boolean speaksOpenAi(String path) {
        return path != null && (path.equals("/v1") || path.startsWith("/v1/"));
    }

    /** Whether a model may have to be asked before this path answers, which takes minutes rather than seconds. */
    public static boolean waitsForModel(String path) {
        return GENERATIONS.matcher(path).matches();
    }
}
