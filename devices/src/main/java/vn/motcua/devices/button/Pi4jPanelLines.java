package vn.motcua.devices.button;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * A panel on Pi4J digital inputs and outputs. Buttons connect to ground with the pull-up on, so low
 * is closed; lamps light on high.
 *
 * <p>Pi4J's debounce is switched off (it is known to lose presses): the callback only takes the
 * time and puts the edge into a queue of {@link EdgeQueue#EDGES_MAX}, because Pi4J runs it on its
 * own thread and swallows its exceptions. Closing waits for a lamp that is being switched.
 */
public final class Pi4jPanelLines implements PanelLines {
  private final Context context;
  private final List<DigitalInput> inputs = new ArrayList<>();
  private final List<DigitalOutput> outputs = new ArrayList<>();
  private final EdgeQueue queue = new EdgeQueue();
  private final ReentrantLock use = new ReentrantLock();
  private final int buttons;
  private final int lamps;

  /**
   * Requests the lines; releases them when one of them is not available.
   *
   * @param buttons line numbers (BCM) of the buttons for 1, 2, 3 …
   * @param lamps line numbers of their lamps, in the same order; may be fewer
   * @param nanos CLOCK_MONOTONIC in nanoseconds, such as {@link System#nanoTime}
   */
  public Pi4jPanelLines(
      Context context, List<Integer> buttons, List<Integer> lamps, LongSupplier nanos) {
    this.context = context;
    this.buttons = buttons.size();
    this.lamps = lamps.size();
    try {
      for (int index = 0; index < buttons.size(); index++) {
        inputs.add(input(buttons.get(index), index, nanos));
      }
      for (int line : lamps) {
        outputs.add(output(line));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private DigitalInput input(int line, int index, LongSupplier nanos) {
    DigitalInput input =
        context.create(
            DigitalInputConfigBuilder.newInstance(context)
                .id("button-" + line)
                .address(line)
                .pull(PullResistance.PULL_UP)
                .debounce(0L)
                .build());
    input.addListener(change -> queue.put(index, change.state().isLow(), nanos.getAsLong()));
    return input;
  }

  private DigitalOutput output(int line) {
    return context.create(
        DigitalOutputConfigBuilder.newInstance(context)
            .id("lamp-" + line)
            .address(line)
            .initial(DigitalState.LOW)
            .shutdown(DigitalState.LOW)
            .build());
  }

  @Override
  public int buttons() {
    return buttons;
  }

  @Override
  public int lamps() {
    return lamps;
  }

  @Override
  public void await(Duration timeout, Consumer<Edge> edges) throws LinkException {
    if (!queue.await(timeout, edges)) {
      throw gone();
    }
  }

  private static LinkException gone() {
    return new LinkException(new Fault.Unplugged("the lines of the panel were closed"));
  }

  @Override
  public boolean closed(int button) throws LinkException {
    use.lock();
    try {
      if (inputs.isEmpty()) {
        throw gone();
      }
      return inputs.get(button).state().isLow();
    } finally {
      use.unlock();
    }
  }

  @Override
  public void light(int lamp, boolean on) throws LinkException {
    use.lock();
    try {
      if (outputs.isEmpty()) {
        throw gone();
      }
      outputs.get(lamp).setState(on);
    } finally {
      use.unlock();
    }
  }

  @Override
  public void wake() {
    queue.wake();
  }

  @Override
  public void close() {
    queue.close();
    use.lock();
    try {
      outputs.forEach(context::shutdown);
      inputs.forEach(context::shutdown);
      outputs.clear();
      inputs.clear();
    } finally {
      use.unlock();
    }
  }
}
