package io.colloquy.gateway.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.PostgresServer;
import io.netty.util.concurrent.MultithreadEventExecutorGroup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class EventLoopsTest {
    @Inject
    Vertx vertx;

    @Test
    void thereIsOneForEachProcessor() {
        MultithreadEventExecutorGroup loops = (MultithreadEventExecutorGroup) vertx.nettyEventLoopGroup();

        assertEquals(Runtime.getRuntime().availableProcessors(), loops.executorCount());
    }
}
