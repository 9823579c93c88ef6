package vn.motcua.firmware.station;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.escpos.PrinterCondition;

/**
 * The latest states of the devices. Not in the ledger: after a start each device reports its state
 * again. Station thread only.
 */
public final class Hardware {
  private final Map<String, LifeChanged> lives = new TreeMap<>();
  private final Map<String, PrinterCondition> printers = new TreeMap<>();

  /** Stores a reading about a device's own state; ignores all others. */
  public void note(Reading reading) {
    switch (reading) {
      case LifeChanged changed -> {
        lives.put(changed.device(), changed);
        if (changed.life() != LifeStage.READY) {
          printers.remove(changed.device());
        }
      }
      case PrinterReading.Changed changed -> printers.put(changed.device(), changed.condition());
      default -> {
        // It does not concern the device.
      }
    }
  }

  /** The latest life of each device that has reported one, by name. */
  public Map<String, LifeChanged> lives() {
    return Collections.unmodifiableMap(lives);
  }

  /** The printer's condition; {@link PrinterCondition#OFFLINE} until it has reported one. */
  public PrinterCondition printer(@Nullable String name) {
    return name == null
        ? PrinterCondition.OFFLINE
        : printers.getOrDefault(name, PrinterCondition.OFFLINE);
  }

  /**
   * The condition of printers that replace each other: the first that can print, or else the first;
   * {@link PrinterCondition#OFFLINE} for none.
   */
  public PrinterCondition printer(List<String> names) {
    return names.stream()
        .map(this::printer)
        .filter(PrinterCondition::canPrint)
        .findFirst()
        .orElseGet(() -> printer(names.isEmpty() ? null : names.getFirst()));
  }
}
