/**
 * Fault campaigns: a board, a broker and the case server's inbox as real processes, people who use
 * them, one fault a round, and a count of what was lost, doubled, reordered or missing after it.
 *
 * <p>In: a seed and a kind of fault. Out: a {@link vn.motcua.firmware.torture.CampaignTally}. What
 * each fault covers, and what it does not, stands in docs/torture.md.
 */
@NullMarked
package vn.motcua.firmware.torture;

import org.jspecify.annotations.NullMarked;
