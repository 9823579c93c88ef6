/**
 * What a case server keeps, and the port of every store of it.
 *
 * <p>In: verified events, anomalies, presences. Out: the same, read back by chain. Next: {@code
 * inbox} writes through it, {@code inbox.audit} and {@code inbox.verify} read.
 */
@NullMarked
package vn.motcua.bridge.inbox.store;

import org.jspecify.annotations.NullMarked;
