/**
 * The readings of a counter's hardware.
 *
 * <p>In: bytes and edges, read by the drivers of the packages below. Out: {@link Reading}s, handed
 * to the program's single station thread. Next: {@code vn.motcua.firmware}.
 */
@NullMarked
package vn.motcua.devices;

import org.jspecify.annotations.NullMarked;
