package vn.motcua.firmware.upkeep;

/** A device: {@code life} as in {@link vn.motcua.devices.life.LifeStage}, in lower case. */
public record DeviceView(String name, String kind, String life, String reason) {}
