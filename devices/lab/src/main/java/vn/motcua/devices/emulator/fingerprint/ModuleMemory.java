package vn.motcua.devices.emulator.fingerprint;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import vn.motcua.devices.fingerprint.packet.Confirmation;

/**
 * The state of an emulated module: templates, character buffers, image, and the finger on its
 * glass.
 *
 * <p>A finger is a number; its template is that number. Guarded by its own monitor: the test puts
 * fingers on the glass while the module's thread answers.
 */
final class ModuleMemory {
  static final int NOTHING = Integer.MIN_VALUE;

  private final int capacity;
  private final Map<Integer, Integer> templates = new TreeMap<>();
  private final Map<Integer, Integer> buffers = new TreeMap<>();
  private int finger = NOTHING;
  private int image = NOTHING;

  ModuleMemory(int capacity) {
    this.capacity = capacity;
  }

  synchronized void lay(int what) {
    finger = what;
  }

  /** Takes a picture; false when no finger is there. */
  synchronized boolean photograph() {
    image = finger;
    return image != NOTHING;
  }

  /** Turns the picture into features; false when there is none. The picture is used up. */
  synchronized boolean extract(int buffer) {
    if (image == NOTHING) {
      return false;
    }
    buffers.put(buffer, image);
    return true;
  }

  /** Whose picture was taken last; nothing when no finger was there. */
  synchronized int image() {
    return image;
  }

  synchronized int buffer(int buffer) {
    return buffers.getOrDefault(buffer, NOTHING);
  }

  synchronized void fill(int buffer, int what) {
    buffers.put(buffer, what);
  }

  /** Stores a template without a command. */
  synchronized void store(int slot, int what) {
    templates.put(slot, what);
  }

  synchronized int template(int slot) {
    return templates.getOrDefault(slot, NOTHING);
  }

  /** Combines all filled buffers; false when they differ or none is filled. */
  synchronized boolean combine() {
    return buffers.values().stream().distinct().count() == 1 && !buffers.containsValue(NOTHING);
  }

  synchronized Confirmation save(int buffer, int slot) {
    if (slot >= capacity) {
      return Confirmation.BAD_LOCATION;
    }
    int what = buffer(buffer);
    if (what == NOTHING) {
      return Confirmation.FLASH_ERROR;
    }
    templates.put(slot, what);
    return Confirmation.OK;
  }

  synchronized Confirmation load(int buffer, int slot) {
    int what = template(slot);
    if (what == NOTHING) {
      return Confirmation.LOAD_FAIL;
    }
    buffers.put(buffer, what);
    return Confirmation.OK;
  }

  synchronized Confirmation erase(int slot, int count) {
    if (slot + count > capacity) {
      return Confirmation.DELETE_FAIL;
    }
    templates.keySet().removeIf(s -> s >= slot && s < slot + count);
    return Confirmation.OK;
  }

  /** 32 bytes; bit 0 of byte k is slot 8k of the page. */
  synchronized int[] indexPage(int page) {
    int[] bytes = new int[32];
    for (int slot : templates.keySet()) {
      if (slot / 256 == page) {
        bytes[slot % 256 / 8] |= 1 << slot % 8;
      }
    }
    return bytes;
  }

  synchronized int count() {
    return templates.size();
  }

  /** The lowest slot of {@code start..start+count-1} that holds {@code what}. */
  synchronized OptionalInt find(int what, int start, int count) {
    return templates.entrySet().stream()
        .filter(e -> e.getKey() >= start && e.getKey() < start + count && e.getValue() == what)
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  /** Power was off: buffers and picture are gone, templates stay. */
  synchronized void powerOff() {
    buffers.clear();
    image = NOTHING;
  }
}
