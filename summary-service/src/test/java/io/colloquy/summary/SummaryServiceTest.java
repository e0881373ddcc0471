package io.colloquy.summary;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** Base of the tests over HTTP: one start with a real PostgreSQL and scripted neighbours, shared by all of them. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "summary"))
@QuarkusTestResource(Neighbours.class)
public abstract class SummaryServiceTest {}
