/**
 * The pages: kiosk, counter console, hall display, rating pad.
 *
 * <p>In: HTTP on the address of board.toml. Out: {@link vn.motcua.firmware.station.Touch}es to the
 * board, and the {@link vn.motcua.firmware.view.PageView} to every page that listens. Next: {@code
 * vn.motcua.firmware.board}.
 */
@NullMarked
package vn.motcua.firmware.web;

import org.jspecify.annotations.NullMarked;
