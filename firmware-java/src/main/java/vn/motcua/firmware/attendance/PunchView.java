package vn.motcua.firmware.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A punch: {@code direction} in or out; null staff for an unknown finger. */
public record PunchView(@Nullable String staff, String direction, Instant at) {}
