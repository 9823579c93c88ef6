/**
 * Who is at work, and who answers for which counter.
 *
 * <p>In: fingers matched by the reader. Out: punches and duties by staff id. Next: {@code
 * vn.motcua.firmware.rating} and {@code vn.motcua.firmware.handoff}, which ask who is on duty.
 */
@NullMarked
package vn.motcua.firmware.attendance;

import org.jspecify.annotations.NullMarked;
