/**
 * What the laboratory has in place of a centre's servers and disks: a broker in the process, a
 * PostgreSQL in a directory of its own, a ledger and an inbox's store in memory, and ways to watch
 * or hinder the real ones.
 *
 * <p>In: a directory or a seed. Out: an address on the loopback interface, a {@code Ledger}, an
 * {@code InboxStore}. Next: {@code link}, {@code delivery} and {@code inbox} use them as any other.
 * Not on the class path of a board or an inbox.
 */
@NullMarked
package vn.motcua.bridge.lab;

import org.jspecify.annotations.NullMarked;
