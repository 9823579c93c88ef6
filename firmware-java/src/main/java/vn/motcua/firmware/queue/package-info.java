/**
 * Numbers, waiting lists, calls and slips.
 *
 * <p>In: touches on kiosk and counter, outcomes of print jobs. Out: ticket events and slips to
 * print. Next: {@code vn.motcua.firmware.rating}, which needs to know which visit is being served.
 */
@NullMarked
package vn.motcua.firmware.queue;

import org.jspecify.annotations.NullMarked;
