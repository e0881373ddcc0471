package io.colloquy.summary.chat;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the document says of a message; {@link MessageInput} reads it. */
@Schema(requiredProperties = {"at", "text"})
record MessageBody(
        @Schema(description = "By which a repeated message is known; without it, by what it says")
        String id,

        @Schema(description = "With an offset, such as 2024-01-31T09:30:00+01:00", format = "date-time")
        String at,

        @Schema(description = "Needed unless kind is system")
        String sender,

        String text,

        @Schema(description = "The id of the message that this one answers")
        String replyTo,

        @Schema(
                enumeration = {"text", "media", "system"},
                defaultValue = "text")
        String kind) {}
