package vn.motcua.bridge.inbox.store;

import java.time.Instant;

/**
 * Whether a board is connected.
 *
 * @param session session id of its last birth
 * @param present false after the will of that session has come
 * @param since time of the birth or death
 */
public record BoardPresence(String session, boolean present, Instant since) {}
