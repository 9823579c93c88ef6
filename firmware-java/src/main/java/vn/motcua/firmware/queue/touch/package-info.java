/**
 * What people ask of the queue on the pages.
 *
 * <p>In: the fields of a request. Out: a touch of the kiosk or of a counter. Next: {@code
 * vn.motcua.firmware.queue}, which decides on it.
 */
@NullMarked
package vn.motcua.firmware.queue.touch;

import org.jspecify.annotations.NullMarked;
