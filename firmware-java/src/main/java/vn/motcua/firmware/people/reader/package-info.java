/**
 * An officer signs in at a counter by finger or card.
 *
 * <p>In: readings of the devices that board.toml names under {@code [sign-in]}, and the question of
 * a browser whether one of them was for it. Out: a session for that browser. Next: {@code
 * vn.motcua.firmware.people.session}, which keeps it.
 */
@NullMarked
package vn.motcua.firmware.people.reader;

import org.jspecify.annotations.NullMarked;
