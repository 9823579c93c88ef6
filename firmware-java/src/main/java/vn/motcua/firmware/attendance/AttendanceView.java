package vn.motcua.firmware.attendance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.view.BoardView;

/**
 * What pages show of attendance. Immutable.
 *
 * @param lastPunch the latest punch, null when there is none
 * @param officers name of the officer on duty, by counter id
 */
public record AttendanceView(
    BoardView.@Nullable PunchView lastPunch, Map<String, String> officers) {}
