package vn.motcua.bridge.inbox.store;

import java.time.Instant;

/**
 * Whether a board is there.
 *
 * @param session session id of its last birth
 * @param present false once the will of that very session has come
 * @param since when it was born or died
 */
public record BoardPresence(String session, boolean present, Instant since) {}
