package vn.motcua.bridge.journal;

import java.util.SortedMap;
import vn.motcua.bridge.journal.Journal.Head;

/**
 * What was seen while a ledger was verified.
 *
 * @param events sound events
 * @param faults findings
 * @param head the last event that was seen, of position 0 when there is none
 * @param counts sound events per type
 */
public record Verification(long events, long faults, Head head, SortedMap<String, Long> counts) {}
