package vn.motcua.firmware.board.doorbell;

import java.time.Duration;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.net.TcpLinkOpener;
import vn.motcua.firmware.board.device.DeviceKind;

/** A doorbell's driver: 07h is a ring, any byte above 7Fh its battery in percent over 80h. */
public record DoorbellSession(String device, ReadingSink sink) implements Session {
  /** The registration of the kind. */
  public static final DeviceKind<DoorbellConfig> KIND =
      new DeviceKind<>(
          DoorbellConfig.TABLE,
          (drivers, config) ->
              drivers.supervise(
                  new Supervisor(
                      config.name(),
                      opener(config.link()),
                      new DoorbellSession(config.name(), drivers.sink()),
                      drivers.sink())));

  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int BELL = 0x07;
  private static final int BATTERY = 0x80;

  private static LinkOpener opener(DoorbellLink link) {
    return switch (link) {
      case DoorbellLink.Wired(int port) -> new TcpLinkOpener("127.0.0.1", port);
    };
  }

  @Override
  public void run(ByteLink link) throws LinkException {
    byte[] bytes = new byte[16];
    while (true) {
      int count = link.read(bytes, WAIT);
      for (int at = 0; at < count; at++) {
        int value = Byte.toUnsignedInt(bytes[at]);
        if (value == BELL) {
          sink.accept(new DoorReading.Rung(device));
        } else if (value >= BATTERY) {
          sink.accept(new DoorReading.BatteryLow(device, value - BATTERY));
        }
      }
    }
  }
}
