package io.colloquy.summary.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.summary.importing.whatsapp.Survey.TwoReadings;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import would be; nothing is stored.
 *
 * @param chatName the name that a new chat would get
 * @param readings both readings of the first dates when dateOrder must be told; else empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Preview(
        @Schema(nullable = true) String chatName,
        boolean dateOrderRequired,
        List<TwoReadings> readings,
        Report report) {}
