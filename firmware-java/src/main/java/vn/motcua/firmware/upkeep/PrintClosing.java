package vn.motcua.firmware.upkeep;

import vn.motcua.firmware.station.Touch;

/** A person asks for the closing slip of the last day that was sealed. */
public record PrintClosing() implements Touch {}
