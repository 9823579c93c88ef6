/**
 * Benchmarks of the ledger: the cost of an append on a disk, and the bytes written to a card.
 *
 * <p>In: a directory on the disk in question. Out: figures, each a ratio to what the same disk does
 * with a plain file in the same run.
 */
@NullMarked
package vn.motcua.firmware.bench.journal;

import org.jspecify.annotations.NullMarked;
