package vn.motcua.firmware.board.doorbell;

import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.DeviceNames;
import vn.motcua.provisioning.DeviceTable;
import vn.motcua.provisioning.TomlNode;
import vn.motcua.provisioning.link.DeviceRights;

/** {@code [[doorbell]]} of board.toml: a name and a link. */
public record DoorbellConfig(String name, DoorbellLink link) implements DeviceConfig {
  static final DeviceTable<DoorbellConfig> TABLE =
      new DeviceTable<>("doorbell", DoorbellConfig.class, DoorbellConfig::read);

  private static DoorbellConfig read(DeviceNames names, TomlNode entry) {
    DoorbellConfig config =
        new DoorbellConfig(names.name(entry), names.link(entry, DoorbellLink.FORM));
    entry.noOtherKeys();
    return config;
  }

  @Override
  public String kind() {
    return "doorbell";
  }

  @Override
  public DeviceRights rights() {
    return switch (link) {
      case DoorbellLink.Wired _ -> DeviceRights.NONE;
    };
  }
}
