/**
 * What the way of the data is measured by, each figure a ratio within one run: {@code journal},
 * {@code bridge} and {@code device}.
 *
 * <p>In: sizes, or a directory on the disk in question. Out: figures. Next: {@code cli}, which
 * prints them.
 */
@NullMarked
package vn.motcua.firmware.bench;

import org.jspecify.annotations.NullMarked;
