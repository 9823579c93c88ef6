/**
 * {@code motcua screen}: which screens may show the pages of a board without anybody signing in.
 *
 * <p>In: a board's data directory. Out: its file of screens. Next: {@code
 * vn.motcua.firmware.screen}.
 */
@NullMarked
package vn.motcua.firmware.cli.screen;

import org.jspecify.annotations.NullMarked;
