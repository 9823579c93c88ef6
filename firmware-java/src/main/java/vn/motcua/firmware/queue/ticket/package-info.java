/**
 * The life of a ticket: its events, the visit and the paper that follow from them, which numbers
 * were given, and the whole queue as they make it.
 *
 * <p>In: events of tickets. Out: the state of the queue. Next: {@code vn.motcua.firmware.queue},
 * which decides on it.
 */
@NullMarked
package vn.motcua.firmware.queue.ticket;

import org.jspecify.annotations.NullMarked;
