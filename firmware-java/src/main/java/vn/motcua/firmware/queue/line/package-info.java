/**
 * Lines that give no numbers for a while, as the case server orders.
 *
 * <p>In: commands to close and open a line. Out: line events, and why a line is closed today. Next:
 * {@code vn.motcua.firmware.queue}, which refuses numbers of such a line.
 */
@NullMarked
package vn.motcua.firmware.queue.line;

import org.jspecify.annotations.NullMarked;
