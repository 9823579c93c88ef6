/**
 * Sockets to a broker: TLS with the board's own certificate, judged at a moment that is given;
 * without delay.
 *
 * <p>In: files of keys and certificates. Out: socket factories, and what is wrong with a
 * certificate in words. Next: {@code link}.
 */
@NullMarked
package vn.motcua.bridge.link.socket;

import org.jspecify.annotations.NullMarked;
