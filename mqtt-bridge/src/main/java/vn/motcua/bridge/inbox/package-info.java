/**
 * The case server's side: check, deduplicate, store, acknowledge, report.
 *
 * <p>In: CloudEvents from any number of boards. Out: each event once, in order per board, and an
 * acknowledgement. Next: the centre's own software.
 */
@NullMarked
package vn.motcua.bridge.inbox;

import org.jspecify.annotations.NullMarked;
