package vn.motcua.devices.scanner.evdev;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a stream of {@code struct input_event} into events.
 *
 * <pre>
 *   64 bit   i64 seconds | i64 microseconds | u16 type | u16 code | i32 value    24 bytes
 *   32 bit   u32 seconds | u32 microseconds | u16 type | u16 code | i32 value    16 bytes
 * </pre>
 *
 * <p>Little-endian, as all boards here are. The kernel delivers whole events; a file may end in the
 * middle of one, see {@link #pendingBytes()}. Pure; not thread-safe.
 */
public final class InputEventDecoder {
  private static final long MICROS = 1_000_000;
  private static final int TAIL_BYTES = 8;

  private final int clockBytes;
  private final ByteBuffer pending;
  private long offset;

  /** {@code bits} of the machine that wrote the events, 64 or 32. */
  public InputEventDecoder(int bits) {
    if (bits != 64 && bits != 32) {
      throw new IllegalArgumentException("input events have 64 or 32 bits, not " + bits);
    }
    this.clockBytes = bits / 4;
    this.pending = ByteBuffer.allocate(clockBytes + TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Takes the next {@code length} bytes; gives the events they completed. */
  public List<InputEvent> feed(byte[] bytes, int length) {
    List<InputEvent> out = new ArrayList<>();
    for (int at = 0; at < length; ) {
      int part = Math.min(pending.remaining(), length - at);
      pending.put(bytes, at, part);
      at += part;
      if (!pending.hasRemaining()) {
        out.add(event());
        pending.clear();
        offset += clockBytes + TAIL_BYTES;
      }
    }
    return out;
  }

  /** Bytes of an event that has not come whole. */
  public int pendingBytes() {
    return pending.position();
  }

  private InputEvent event() {
    boolean wide = clockBytes == 16;
    long seconds = wide ? pending.getLong(0) : Integer.toUnsignedLong(pending.getInt(0));
    long micros = wide ? pending.getLong(8) : Integer.toUnsignedLong(pending.getInt(4));
    return new InputEvent(
        offset,
        seconds * MICROS + micros,
        Short.toUnsignedInt(pending.getShort(clockBytes)),
        Short.toUnsignedInt(pending.getShort(clockBytes + 2)),
        pending.getInt(clockBytes + 4));
  }
}
