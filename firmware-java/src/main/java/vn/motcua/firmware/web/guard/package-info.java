/**
 * Access rules and rate limits of the pages, independent of an HTTP server.
 *
 * <p>In: a {@link vn.motcua.firmware.web.guard.Request} as any server has read it. Out: nothing, or
 * a {@link vn.motcua.firmware.web.guard.Refusal} with a message. Next: {@code
 * vn.motcua.firmware.web}.
 */
@NullMarked
package vn.motcua.firmware.web.guard;

import org.jspecify.annotations.NullMarked;
