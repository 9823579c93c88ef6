/**
 * Fault campaigns: a board, a broker and the case server's inbox as real processes, simulated
 * people who use them, one fault in each round, and a count of what was lost, duplicated, reordered
 * or missing.
 *
 * <p>In: a seed and a kind of fault. Out: a {@link vn.motcua.firmware.torture.CampaignTally}.
 * docs/torture.md describes what each fault covers.
 */
@NullMarked
package vn.motcua.firmware.torture;

import org.jspecify.annotations.NullMarked;
