/**
 * How many codes in pictures are read, by this program and by others.
 *
 * <p>In: sets of pictures of {@code bench.drawing}, or somebody's own. Out: figures.
 */
@NullMarked
package vn.motcua.firmware.bench.picture;

import org.jspecify.annotations.NullMarked;
