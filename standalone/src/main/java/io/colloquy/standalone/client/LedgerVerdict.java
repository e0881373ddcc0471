package io.colloquy.standalone.client;

import java.util.List;

/** Whether the usage ledger is consistent, as graph-service found it. */
public record LedgerVerdict(boolean consistent, List<Finding> findings) {
    /** One number of an account's day that differs from what its reservations add up to. */
    public record Finding(String account, String day, String what, String booked, String counted) {}
}
