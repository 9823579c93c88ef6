/**
 * A whole centre in one process, for a person to try: embedded broker, case-server inbox, one board
 * with all roles, and an emulator at the far end of each device's link.
 *
 * <p>In: a data directory and a port. Out: pages, and slips of paper as pictures. The drivers do
 * not know that emulators answer them. Next: {@code vn.motcua.firmware.board}, the same root as in
 * a centre.
 */
@NullMarked
package vn.motcua.firmware.demo;

import org.jspecify.annotations.NullMarked;
