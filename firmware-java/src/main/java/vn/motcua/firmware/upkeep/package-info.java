/**
 * Stations of the board about itself: its ledger, its devices, the closing slip, erasing.
 *
 * <p>In: device states, the end of days, commands of the case server. Out: the ledger's own events.
 * Next: the journal.
 */
@NullMarked
package vn.motcua.firmware.upkeep;

import org.jspecify.annotations.NullMarked;
