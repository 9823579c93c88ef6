/**
 * What appending to the ledger costs on a disk, and what it writes to a card.
 *
 * <p>In: a directory on the disk in question. Out: figures, each a ratio to what the same disk does
 * with a plain file in the same run.
 */
@NullMarked
package vn.motcua.firmware.bench.journal;

import org.jspecify.annotations.NullMarked;
