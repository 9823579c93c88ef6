/**
 * Benchmarks of the path of the data, mostly as ratios within one run: {@code journal}, {@code
 * bridge} and {@code device}.
 *
 * <p>In: sizes, or a directory on the disk in question. Out: figures. Next: {@code cli}, which
 * prints them.
 */
@NullMarked
package vn.motcua.firmware.bench;

import org.jspecify.annotations.NullMarked;
