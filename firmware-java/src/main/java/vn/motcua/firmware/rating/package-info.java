/**
 * Satisfaction ratings, bound to the visit being served and to who is on duty.
 *
 * <p>In: presses of buttons and of the screen pad. Out: one rating event for each press, and a
 * lamp. Next: the journal.
 */
@NullMarked
package vn.motcua.firmware.rating;

import org.jspecify.annotations.NullMarked;
