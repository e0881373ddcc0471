package io.colloquy.summary;

import io.colloquy.internaltokentest.NothingWithoutToken;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "summary"))
@QuarkusTestResource(Neighbours.class)
class AccessTest extends NothingWithoutToken {}
