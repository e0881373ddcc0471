package io.colloquy.graph.generation;

import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends; {@code maxPoints} may be left out. */
record GenerationRequest(
        @NotBlank @Size(max = 300) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must not hold control characters")
        String key,

        @NotNull @Schema(enumeration = "summary") String purpose,

        @Min(1) @Max(20) Integer maxPoints,
        @NotNull @Size(max = 20_000) @Schema(minItems = 1) List<@NotNull @Valid Numbered> messages) {
    private static final int DEFAULT_POINTS = 7;

    /** Throws a problem with a type of its own for what is well-formed and still cannot be asked. */
    Call call() {
        Purpose asked = Purpose.named(purpose)
                .filter(known -> known == Purpose.SUMMARY)
                .orElseThrow(() -> GenerationProblems.unknownPurpose(422));
        if (messages.isEmpty()) {
            throw GenerationProblems.noMessages();
        }
        var read = new ArrayList<Message>(messages.size());
        int last = 0;
        for (Numbered numbered : messages) {
            if (numbered.number() <= last) {
                throw GenerationProblems.invalid("messages[" + read.size() + "].number is " + numbered.number()
                        + " after " + last + "; numbers ascend from 1");
            }
            last = numbered.number();
            read.add(numbered.message());
        }
        return new Call(asked, new Material.Day(read, points()));
    }

    private int points() {
        return maxPoints == null ? DEFAULT_POINTS : maxPoints;
    }

    /** One message; a system line may have no sender, and any text may be empty but not missing. */
    record Numbered(
            @NotNull Integer number,
            @NotNull LocalDateTime at,
            String sender,
            @NotNull Message.Kind kind,
            @NotNull String text) {
        Message message() {
            return new Message(number, at, sender == null ? "" : wellFormed(sender), kind, wellFormed(text));
        }

        /** JSON can spell half a surrogate pair, which no UTF-8 can carry: neither to a provider nor into the journal. */
        private static String wellFormed(String text) {
            return text.codePoints()
                    .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
