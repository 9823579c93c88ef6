/**
 * The only access to the operating system's ports: serial lines, sockets, pseudo terminals.
 *
 * <p>In: what board.toml names. Out: a {@link ByteLink} that moves bytes and knows nothing of their
 * meaning, or a {@link Fault}. Next: a driver with its codec.
 */
@NullMarked
package vn.motcua.devices.link;

import org.jspecify.annotations.NullMarked;
