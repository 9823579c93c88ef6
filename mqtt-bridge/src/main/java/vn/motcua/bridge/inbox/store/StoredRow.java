package vn.motcua.bridge.inbox.store;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/**
 * An unchecked row of the record.
 *
 * @param chain the chain it is stored under
 * @param sequence the sequence it is stored under
 * @param place distinguishes rows with the same sequence, where a store can have several; otherwise
 *     empty
 * @param previousHash as stored
 * @param hash as stored
 * @param event its event; null when it cannot be read as one
 * @param unreadable why it cannot be read, without its data; empty otherwise
 */
public record StoredRow(
    ChainId chain,
    long sequence,
    String place,
    String previousHash,
    String hash,
    @Nullable Event event,
    String unreadable) {}
