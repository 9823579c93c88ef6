/**
 * One board's stations behind one pure step.
 *
 * <p>In: {@link vn.motcua.firmware.station.Input} and a moment. Out: a {@link
 * vn.motcua.firmware.station.Decision}, and after its events were appended and applied, a {@link
 * vn.motcua.firmware.view.PageView} for each page. Next: {@code vn.motcua.firmware.board}, which
 * has the thread.
 */
@NullMarked
package vn.motcua.firmware.core;

import org.jspecify.annotations.NullMarked;
