package vn.motcua.firmware.attendance;

import org.jspecify.annotations.Nullable;

/** A counter by id and name, and the name of who is on duty there; null for nobody. */
public record DutyView(String counter, String name, @Nullable String officer) {}
