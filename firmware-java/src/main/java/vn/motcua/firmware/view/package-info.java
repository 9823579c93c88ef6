/**
 * Pages: their addresses, who stands before each, and what it shows at a moment.
 *
 * <p>In: the sections of the stations, put together by {@code vn.motcua.firmware.core}. Out: one
 * {@link vn.motcua.firmware.view.PageView} for each page, written as JSON. Next: {@code
 * vn.motcua.firmware.web}.
 */
@NullMarked
package vn.motcua.firmware.view;

import org.jspecify.annotations.NullMarked;
