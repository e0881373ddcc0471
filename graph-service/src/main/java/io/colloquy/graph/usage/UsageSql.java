package io.colloquy.graph.usage;

/** The ledger's statements; the functions are in the migration, with what they promise. */
final class UsageSql {
    static final String RESERVE_ONE = """
            SELECT operation, outcome, booked_on
              FROM usage_reserve($1, ARRAY[$2::uuid], ARRAY[$3::bigint], ARRAY[$4::numeric], ARRAY[$5::bigint], $6)
            """;

    static final String SETTLE_ONE = """
            SELECT operation, outcome, changed
              FROM usage_settle($1, $2, ARRAY[$3::uuid], ARRAY[$4::boolean], ARRAY[$5::bigint], ARRAY[$6::bigint],
                                ARRAY[$7::numeric], ARRAY[$8::integer])
            """;

    private UsageSql() {}
}
