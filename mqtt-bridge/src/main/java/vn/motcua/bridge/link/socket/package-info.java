/**
 * Sockets to a broker: TLS with the board's own certificate, checked at a given time, and
 * TCP_NODELAY.
 *
 * <p>In: files of keys and certificates. Out: socket factories, and faults of certificates in
 * words. Next: {@code link}.
 */
@NullMarked
package vn.motcua.bridge.link.socket;

import org.jspecify.annotations.NullMarked;
