/**
 * Rating buttons and their lamps on GPIO lines.
 *
 * <p>In: edges with the time they happened at, from {@link vn.motcua.devices.button.PanelLines}.
 * Out: one {@link vn.motcua.devices.button.ButtonReading.Pressed} for each press, {@link
 * vn.motcua.devices.button.ButtonReading.Stuck} for a jammed key; lamp patterns the other way.
 * Next: the rating station of {@code vn.motcua.firmware}.
 */
@NullMarked
package vn.motcua.devices.button;

import org.jspecify.annotations.NullMarked;
