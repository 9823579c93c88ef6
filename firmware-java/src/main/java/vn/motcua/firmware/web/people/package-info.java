/**
 * The addresses of people: sign in and out, choose and change a password, manage accounts.
 *
 * <p>In: requests that the table of routes has admitted. Out: answers, and the cookie of a session.
 * Next: {@code vn.motcua.firmware.people.session}, which decides.
 */
@NullMarked
package vn.motcua.firmware.web.people;

import org.jspecify.annotations.NullMarked;
