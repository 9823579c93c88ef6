package vn.motcua.firmware.board.doorbell;

import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.DeviceNames;
import vn.motcua.provisioning.DeviceRights;
import vn.motcua.provisioning.DeviceTable;
import vn.motcua.provisioning.TextRule;
import vn.motcua.provisioning.TomlNode;

/** {@code [[doorbell]]} of board.toml: a name, and {@code tcp://host:port}. */
public record DoorbellConfig(String name, String link) implements DeviceConfig {
  static final DeviceTable<DoorbellConfig> TABLE =
      new DeviceTable<>("doorbell", DoorbellConfig.class, DoorbellConfig::read);

  private static DoorbellConfig read(DeviceNames names, TomlNode entry) {
    TextRule form =
        TextRule.that(text -> text.startsWith("tcp://"), "is no link; write tcp://host:port");
    DoorbellConfig config = new DoorbellConfig(names.name(entry), names.link(entry, form));
    entry.noOtherKeys();
    return config;
  }

  @Override
  public String kind() {
    return "doorbell";
  }

  @Override
  public DeviceRights rights() {
    return DeviceRights.link(link);
  }
}
