/**
 * Figures: each a ratio to what the same machine can do, measured in the same run.
 *
 * <p>In: a directory on the disk in question. Out: figures with unit and reference. Next: {@code
 * cli}, which prints them.
 */
@NullMarked
package vn.motcua.firmware.bench;

import org.jspecify.annotations.NullMarked;
