package vn.motcua.firmware.attendance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.BoardView;

/**
 * What pages show of attendance. Immutable.
 *
 * @param lastPunch the latest clocking, null before the first
 * @param officers name of who is on duty, by counter id
 */
public record AttendanceView(
    BoardView.@Nullable PunchView lastPunch, Map<String, String> officers) {}
