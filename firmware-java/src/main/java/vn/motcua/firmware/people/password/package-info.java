/**
 * Passwords and one-time codes: which are good enough, their hashes, and the file that keeps these.
 *
 * <p>In: what a person typed. Out: whether it is right. Next: {@code
 * vn.motcua.firmware.people.session}, which decides how often somebody may try.
 */
@NullMarked
package vn.motcua.firmware.people.password;

import org.jspecify.annotations.NullMarked;
