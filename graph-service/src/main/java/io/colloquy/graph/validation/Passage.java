package io.colloquy.graph.validation;

import java.util.List;

/** A piece of an answer and the numbers of the messages it says it rests on; nobody checked them yet. */
public record Passage(String text, List<Integer> cites) {}
