/**
 * Lets people in, and remembers them for as long as they are there.
 *
 * <p>In: a person's id and password, later the cookie of a request. Out: a {@link
 * vn.motcua.firmware.access.Caller}. Next: {@code vn.motcua.firmware.web.people}, which has the
 * addresses.
 */
@NullMarked
package vn.motcua.firmware.people.session;

import org.jspecify.annotations.NullMarked;
