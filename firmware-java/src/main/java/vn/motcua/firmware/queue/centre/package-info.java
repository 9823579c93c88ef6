/**
 * What makes one queue of many boards: what they say to each other, who of them is the hub, and
 * what a board does with what it hears.
 *
 * <p>In: mail from other boards, events about the hub. Out: mail, and whether this board or another
 * one is the hub. Next: {@code vn.motcua.firmware.queue}, which gives numbers and calls.
 */
@NullMarked
package vn.motcua.firmware.queue.centre;

import org.jspecify.annotations.NullMarked;
