package vn.motcua.devices.emulator.panel;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Fingers on a rating panel whose lines are Pi4J mocks: each press and each release bounces as a
 * seed says. Buttons and lamps are called by their value, from 1. Any thread.
 *
 * <p>Buttons connect to ground, so a touch is low; the pull-ups are put high when the emulator is
 * made. Make it after the panel's lines were opened.
 */
public final class PanelEmulator implements AutoCloseable {

  /** How long a person presses firmly. */
  private static final Duration PRESS = Duration.ofMillis(120);

  private final List<MockDigitalInput> buttons;
  private final List<DigitalOutput> lamps;
  private final AtomicIntegerArray flashes;
  private final Finger finger;
  private final Runnable end;

  /**
   * @param buttons line numbers of the buttons for 1, 2, 3 …, as the panel has them
   * @param lamps line numbers of the lamps
   * @param seed of all the bouncing
   * @throws IllegalArgumentException when a line has not been opened
   */
  public PanelEmulator(Context context, List<Integer> buttons, List<Integer> lamps, long seed) {
    this(context, buttons, lamps, seed, thread());
  }

  private PanelEmulator(
      Context context,
      List<Integer> buttons,
      List<Integer> lamps,
      long seed,
      ScheduledExecutorService thread) {
    this(context, buttons, lamps, seed, Timing.on(thread), thread::shutdownNow);
  }

  /** The same with a timing that the caller controls. */
  public PanelEmulator(
      Context context, List<Integer> buttons, List<Integer> lamps, long seed, Timing timing) {
    this(context, buttons, lamps, seed, timing, () -> {});
  }

  private PanelEmulator(
      Context context,
      List<Integer> buttons,
      List<Integer> lamps,
      long seed,
      Timing timing,
      Runnable end) {
    this.buttons =
        buttons.stream().map(line -> find(context, MockDigitalInput.class, line)).toList();
    this.lamps = lamps.stream().map(line -> find(context, DigitalOutput.class, line)).toList();
    this.flashes = new AtomicIntegerArray(lamps.size());
    this.finger = new Finger(timing, seed);
    this.end = end;
    this.buttons.forEach(button -> button.mockState(DigitalState.HIGH));
    for (int index = 0; index < lamps.size(); index++) {
      countFlashes(index);
    }
  }

  private static ScheduledExecutorService thread() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("panel-emulator").daemon().factory());
  }

  private void countFlashes(int index) {
    lamps
        .get(index)
        .addListener(change -> {
          if (change.state().isHigh()) {
            flashes.incrementAndGet(index);
          }
        });
  }

  private static <T extends com.pi4j.io.gpio.digital.Digital<?, ?, ?>> T find(
      Context context, Class<T> kind, int line) {
    return context.registry().allByType(kind).values().stream()
        .filter(io -> io.address() == line)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("line " + line + " has not been opened as " + kind));
  }

  /** One press of 120 ms with its bounce; done when the contacts are at rest again. */
  public CompletableFuture<Void> press(int value) {
    return hold(value, PRESS);
  }

  /** Holds a button down; done when its contacts are at rest again. */
  public CompletableFuture<Void> hold(int value, Duration held) {
    return finger.hold(buttons.get(value - 1), held);
  }

  /** Presses several buttons at once. */
  public CompletableFuture<Void> pressTogether(int... values) {
    return CompletableFuture.allOf(
        IntStream.of(values).mapToObj(this::press).toArray(CompletableFuture<?>[]::new));
  }

  /** A spike of interference: touched and parted without bounce. */
  public CompletableFuture<Void> spike(int value, Duration width) {
    return finger.spike(buttons.get(value - 1), width);
  }

  /** Whether the lamp of a value is lit now. */
  public boolean lit(int value) {
    return lamps.get(value - 1).state().isHigh();
  }

  /** How often the lamp of a value has been lit so far. */
  public int flashes(int value) {
    return flashes.get(value - 1);
  }

  /** Lifts every finger. */
  @Override
  public void close() {
    end.run();
  }
}
