package vn.motcua.bridge.journal;

import java.util.SortedMap;
import vn.motcua.bridge.journal.Journal.Head;

/**
 * The result of verifying a ledger.
 *
 * @param events sound events
 * @param faults findings
 * @param head the last event read, with position 0 when there is none
 * @param counts sound events per type
 */
public record Verification(long events, long faults, Head head, SortedMap<String, Long> counts) {}
