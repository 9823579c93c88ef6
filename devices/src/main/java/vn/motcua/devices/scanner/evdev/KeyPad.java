package vn.motcua.devices.scanner.evdev;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;

/**
 * A pad of buttons that the kernel sees as a keyboard: one {@link ButtonReading.Pressed} for each
 * press, {@link ButtonReading.Stuck} once for a key held over ten seconds.
 *
 * <p>The pad debounces by itself and the kernel stamps the edge, so nothing is filtered here but
 * repeats. Keys that are no button are ignored. One thread, {@code device-NAME}.
 */
public final class KeyPad implements Session {
  private static final Duration STUCK = Duration.ofSeconds(10);
  private static final Duration READ_MAX = Duration.ofMillis(500);
  private static final int BUFFER_BYTES = 64 * 24;
  private static final int MACHINE_BITS = 64;

  private final String name;
  private final Map<Integer, Integer> buttons;
  private final ReadingSink sink;
  private final LongSupplier nanos;

  /** A pad; {@code buttons} has the value, from 1, of each key code that matters. */
  public KeyPad(String name, Map<Integer, Integer> buttons, ReadingSink sink, LongSupplier nanos) {
    this.name = name;
    this.buttons = Map.copyOf(buttons);
    this.sink = sink;
    this.nanos = nanos;
  }

  @Override
  public void run(ByteLink link) throws LinkException {
    InputEventDecoder events = new InputEventDecoder(MACHINE_BITS);
    Map<Integer, Long> held = new HashMap<>();
    byte[] buffer = new byte[BUFFER_BYTES];
    while (true) {
      int got = link.read(buffer, READ_MAX);
      for (InputEvent event : events.feed(buffer, got)) {
        take(event, held);
      }
      tellStuck(held);
    }
  }

  private void take(InputEvent event, Map<Integer, Long> held) {
    boolean dropped = event.type() == InputEvent.EV_SYN && event.code() == InputEvent.SYN_DROPPED;
    Integer button = event.type() == InputEvent.EV_KEY ? buttons.get(event.code()) : null;
    if (dropped) {
      held.clear();
    } else if (button != null && event.value() == 1) {
      held.put(event.code(), nanos.getAsLong());
      long edge = TimeUnit.MICROSECONDS.toNanos(event.micros());
      sink.accept(new ButtonReading.Pressed(name, button, edge));
    } else if (button != null && event.value() == 0) {
      held.remove(event.code());
    }
  }

  private void tellStuck(Map<Integer, Long> held) {
    held.entrySet()
        .removeIf(key -> {
          boolean stuck = nanos.getAsLong() - key.getValue() >= STUCK.toNanos();
          if (stuck) {
            int button = buttons.getOrDefault(key.getKey(), 0);
            sink.accept(new ButtonReading.Stuck(name, button, STUCK));
          }
          return stuck;
        });
  }
}
