package vn.motcua.bridge.inbox.store;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;

/**
 * A row of the record as it stands, believed in nothing.
 *
 * @param chain the chain it is stored under
 * @param sequence the sequence it is stored under
 * @param place tells rows of one sequence apart, where a store can hold several; else empty
 * @param previousHash as stored
 * @param hash as stored
 * @param event what it says; null when it says no event at all
 * @param unreadable why it says none, in words without its data; empty when it does
 */
public record StoredRow(
    ChainId chain,
    long sequence,
    String place,
    String previousHash,
    String hash,
    @Nullable Event event,
    String unreadable) {}
