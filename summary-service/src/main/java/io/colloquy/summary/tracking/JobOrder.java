package io.colloquy.summary.tracking;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A job to be made in tracking-service.
 *
 * @param account whose job it is
 * @param id chosen here: ordering the same id again changes nothing
 * @param kind which handler does it
 * @param items the job's items by batch; an item is at most 200 characters and unique in its job
 */
public record JobOrder(
        String account, UUID id, String kind, String title, Map<String, ?> payload, List<List<String>> items) {
    record Batch(List<String> items) {}

    List<Batch> batches() {
        return items.stream().map(Batch::new).toList();
    }
}
