package vn.motcua.bridge.inbox.store;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the case server holds of one epoch of a board.
 *
 * @param chain the epoch
 * @param lastSequence highest sequence, with nothing missing before it
 * @param lastReceived when the newest of it arrived, null when nothing did
 * @param counts events per type
 * @param openAnomalies anomalies of this chain that have not healed
 * @param highestSeen highest sequence that is known to exist: the last one, or one that waits for
 *     it
 */
public record BoardReport(
    ChainId chain,
    long lastSequence,
    @Nullable Instant lastReceived,
    SortedMap<String, Long> counts,
    long openAnomalies,
    long highestSeen) {}
