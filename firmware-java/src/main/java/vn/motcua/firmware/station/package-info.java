/**
 * The deterministic core: {@code (state, input, moment) -> decisions}.
 *
 * <p>In: {@link vn.motcua.devices.Reading}s and {@link Touch}es. Out: event data to append and
 * effects to perform after the commit. This package uses no thread, clock, file or socket. Next:
 * {@code vn.motcua.firmware.board}, the shell around it.
 */
@NullMarked
package vn.motcua.firmware.station;

import org.jspecify.annotations.NullMarked;
