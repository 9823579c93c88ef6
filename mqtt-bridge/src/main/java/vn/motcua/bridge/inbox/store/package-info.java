/**
 * The data that a case server stores, and the interface of every store.
 *
 * <p>In: verified events, anomalies, presences. Out: the same, read back by chain. Next: {@code
 * inbox} writes through it, {@code inbox.audit} and {@code inbox.verify} read.
 */
@NullMarked
package vn.motcua.bridge.inbox.store;

import org.jspecify.annotations.NullMarked;
