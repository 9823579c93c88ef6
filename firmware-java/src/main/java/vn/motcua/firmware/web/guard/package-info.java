/**
 * Who may ask what of the pages, and how often: rules that know no HTTP server.
 *
 * <p>In: a {@link vn.motcua.firmware.web.guard.Request} as any server has read it. Out: nothing, or
 * a {@link vn.motcua.firmware.web.guard.Refusal} with its sentence. Next: {@code
 * vn.motcua.firmware.web}.
 */
@NullMarked
package vn.motcua.firmware.web.guard;

import org.jspecify.annotations.NullMarked;
