/**
 * Who is at work, and who is on duty at which counter.
 *
 * <p>In: fingers matched by the reader. Out: punches and duties by staff id. Next: {@code
 * vn.motcua.firmware.rating} and {@code vn.motcua.firmware.handoff}, which need to know who is on
 * duty.
 */
@NullMarked
package vn.motcua.firmware.attendance;

import org.jspecify.annotations.NullMarked;
