package vn.motcua.devices.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A GPIO chip of the kernel's gpio-sim, made over configfs: its lines are pulled from outside
 * through sysfs as a button's wire would, and the outputs can be looked at. Guest only.
 */
final class GpioSim implements AutoCloseable {
  private static final Path CONFIG = Path.of("/sys/kernel/config/gpio-sim");
  private static final Path DEVICES = Path.of("/sys/devices/platform");

  private final Path config;
  private final Path lines;

  private GpioSim(Path config, Path lines) {
    this.config = config;
    this.lines = lines;
  }

  /** A chip with this label whose line 3 is called {@code lineName}. */
  static GpioSim create(String label, int lineCount, String lineName) throws IOException {
    Path config = Files.createDirectory(CONFIG.resolve(label));
    Path bank = Files.createDirectory(config.resolve("bank"));
    Files.writeString(bank.resolve("num_lines"), Integer.toString(lineCount));
    Files.writeString(bank.resolve("label"), label);
    Path named = Files.createDirectory(bank.resolve("line3"));
    Files.writeString(named.resolve("name"), lineName);
    Files.writeString(config.resolve("live"), "1");
    String device = Files.readString(config.resolve("dev_name")).strip();
    String chip = Files.readString(bank.resolve("chip_name")).strip();
    return new GpioSim(config, DEVICES.resolve(device).resolve(chip));
  }

  /** Pulls a line high or low from outside. */
  void pull(int line, boolean high) throws IOException {
    Files.writeString(line(line).resolve("pull"), high ? "pull-up" : "pull-down");
  }

  boolean high(int line) throws IOException {
    return Files.readString(line(line).resolve("value")).strip().equals("1");
  }

  private Path line(int line) {
    return lines.resolve("sim_gpio" + line);
  }

  /** Takes the chip away, as when it is unplugged. */
  void unplug() throws IOException {
    Files.writeString(config.resolve("live"), "0");
  }

  @Override
  public void close() throws IOException {
    if (Files.readString(config.resolve("live")).strip().equals("1")) {
      unplug();
    }
    Files.delete(config.resolve("bank/line3"));
    Files.delete(config.resolve("bank"));
    Files.delete(config);
  }
}
