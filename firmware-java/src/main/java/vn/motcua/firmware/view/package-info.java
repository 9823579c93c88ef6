/**
 * What the pages show, as plain records.
 *
 * <p>In: the station's state after each commit. Out: one {@link vn.motcua.firmware.view.BoardView},
 * written as JSON. Next: {@code vn.motcua.firmware.web}.
 */
@NullMarked
package vn.motcua.firmware.view;

import org.jspecify.annotations.NullMarked;
