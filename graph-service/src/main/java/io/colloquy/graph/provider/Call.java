package io.colloquy.graph.provider;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Purpose;
import java.util.List;

/** What one attempt is asked. */
public record Call(Purpose purpose, List<Message> messages, int maxPoints) {}
