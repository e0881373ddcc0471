package io.colloquy.graph.generation;

import io.colloquy.graph.journal.JournalKey;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import java.util.ArrayList;

/** A request that can be worked on: what to ask, and the key under which the answer is kept. */
record Generation(JournalKey key, Call call) {
    static Generation of(GenerationRequest request) {
        Purpose purpose = Purpose.named(request.purpose()).orElseThrow();
        var messages = new ArrayList<Message>(request.messages().size());
        int last = 0;
        for (GenerationRequest.Numbered numbered : request.messages()) {
            if (numbered.number() <= last) {
                throw GenerationProblems.invalid("messages[" + messages.size() + "].number is " + numbered.number()
                        + " after " + last + "; numbers ascend from 1");
            }
            last = numbered.number();
            messages.add(numbered.message());
        }
        var call = new Call(purpose, new Material.Day(messages, request.points()));
        return new Generation(new JournalKey(request.key(), purpose.label(), RequestHash.of(call)), call);
    }
}
