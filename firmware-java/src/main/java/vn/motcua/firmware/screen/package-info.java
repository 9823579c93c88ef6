/**
 * Screens that nobody signs in to: a kiosk, the display of the hall, a pad at a counter.
 *
 * <p>In: the token that a technician has given to a screen. Out: a {@link
 * vn.motcua.firmware.access.Caller.Screen} that may do what its kind must. Next: {@code
 * vn.motcua.firmware.web}.
 */
@NullMarked
package vn.motcua.firmware.screen;

import org.jspecify.annotations.NullMarked;
