/**
 * Servers of the laboratory: a broker in the process and a PostgreSQL in a directory of its own.
 *
 * <p>In: a directory. Out: an address on the loopback interface. Next: {@code mqtt} and {@code
 * inbox} connect to them as to any other server. Not on the class path of a board or an inbox.
 */
@NullMarked
package vn.motcua.bridge.lab;

import org.jspecify.annotations.NullMarked;
