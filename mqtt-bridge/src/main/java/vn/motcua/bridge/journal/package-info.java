/**
 * The board's ledger and outbox.
 *
 * <p>In: event data decided by the station thread. Out: durable {@link vn.motcua.bridge.Event}s in
 * order, until the case server has acknowledged them. Next: {@code delivery}.
 */
@NullMarked
package vn.motcua.bridge.journal;

import org.jspecify.annotations.NullMarked;
