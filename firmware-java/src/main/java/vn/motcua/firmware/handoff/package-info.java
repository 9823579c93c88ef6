/**
 * Dossiers changing hands.
 *
 * <p>In: whatever a scanner read. Out: a receipt event for a dossier code, and nothing at all for
 * anything else. Next: the journal.
 */
@NullMarked
package vn.motcua.firmware.handoff;

import org.jspecify.annotations.NullMarked;
