package vn.motcua.firmware.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operates the emulated devices like a person operates real ones. Any thread. Names are device
 * names of board.toml. An impossible operation (a scan with the cable unplugged) throws an {@link
 * IllegalStateException} or {@link IllegalArgumentException} that says why.
 */
public interface BenchPort {

  /** Presses the physical button {@code value} (1 to 4) of a rating panel, with bounce. */
  void press(String panel, int value);

  /** Holds a code under a scanner. */
  void scan(String scanner, String text);

  /**
   * Puts a finger whose template is in {@code slot} on the reader and lifts it; -1: an unknown
   * finger.
   */
  void finger(String reader, int slot);

  /** Opens or closes the printer's cover. */
  void cover(String printer, boolean open);

  /** Puts paper in ({@code full}, {@code near-end}) or takes it out ({@code none}). */
  void paper(String printer, String level);

  /** Unplugs or plugs in a device's cable. */
  void cable(String device, boolean plugged);

  /** The latest slips that came out, newest first, at most 20: ids for {@link #paperPng}. */
  List<String> papers();

  /** A slip as a PNG picture, null when there is no such id. */
  byte @Nullable [] paperPng(String id);

  /** Everything on the bench. */
  List<BenchDevice> devices();

  /**
   * A device on the bench.
   *
   * @param kind printer, rating-panel, fingerprint or scanner
   * @param plugged whether its cable is plugged in
   * @param lamps lit lamps of a panel, values 1 to 4
   * @param paper full, near-end or none for a printer, else null
   * @param coverOpen a printer's cover
   */
  record BenchDevice(
      String name,
      String kind,
      boolean plugged,
      List<Integer> lamps,
      @Nullable String paper,
      boolean coverOpen) {}
}
