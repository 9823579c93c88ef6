package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the case server has stored of one epoch of a board.
 *
 * @param chain the epoch
 * @param lastSequence highest sequence, with nothing missing before it
 * @param lastReceived when its newest event arrived, null when none did
 * @param counts events per type
 * @param openAnomalies anomalies of this chain that have not healed
 * @param highestSeen highest sequence that is known to exist: the last one, or one that waits
 */
public record BoardReport(
    ChainId chain,
    long lastSequence,
    @Nullable Instant lastReceived,
    SortedMap<String, Long> counts,
    long openAnomalies,
    long highestSeen) {}
