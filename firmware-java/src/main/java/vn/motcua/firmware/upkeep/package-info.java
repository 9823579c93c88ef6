/**
 * Stations of the board about itself: its ledger, its devices, the closing slip, erasing.
 *
 * <p>In: what devices say of themselves, what the night brings, orders of the case server. Out: the
 * ledger's own events. Next: the journal.
 */
@NullMarked
package vn.motcua.firmware.upkeep;

import org.jspecify.annotations.NullMarked;
