package vn.motcua.devices.button.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.List;
import vn.motcua.devices.link.LinkException;

/** Digital outputs on lines of a kernel's GPIO chip, all taken by one request. One thread. */
final class GpioOutputProvider extends DigitalOutputProviderBase {
  private static final System.Logger LOG = System.getLogger(GpioOutputProvider.class.getName());

  private final GpioRequest request;
  private boolean closed;

  private GpioOutputProvider(GpioRequest request) {
    super("gpio-output", "Outputs of a kernel's GPIO chip");
    this.request = request;
  }

  /** Takes the lines of {@code offsets}, one at least, for this program alone; they are low. */
  static GpioOutputProvider take(GpioChip chip, List<Integer> offsets) throws LinkException {
    return new GpioOutputProvider(chip.request("motcua-lamps", offsets, GpioUapi.FLAG_OUTPUT, 0));
  }

  @Override
  public DigitalOutput create(DigitalOutputConfig config) {
    Line line = new Line(this, config, request.indexOf(config.address()));
    context.registry().add(line);
    return line;
  }

  /** Gives the lines back to the kernel; Pi4J has already set them to their final level. */
  @Override
  public DigitalOutputProvider shutdown(Context ending) {
    if (!closed) {
      closed = true;
      request.close();
    }
    return super.shutdown(ending);
  }

  /** One of the lines. */
  private static final class Line extends DigitalOutputBase {
    private final GpioRequest request;
    private final int index;

    Line(GpioOutputProvider provider, DigitalOutputConfig config, int index) {
      super(provider, config);
      this.request = provider.request;
      this.index = index;
    }

    @Override
    public DigitalOutput state(DigitalState level) {
      try {
        request.set(index, level.isHigh());
      } catch (LinkException e) {
        throw new IOException(e);
      }
      return super.state(level);
    }

    /**
     * A chip that has gone can no longer be switched, and must not keep the others from being
     * closed.
     */
    @Override
    public DigitalOutput shutdown(Context ending) {
      try {
        return super.shutdown(ending);
      } catch (ShutdownException e) {
        LOG.log(System.Logger.Level.WARNING, "the lamps may stay lit: {0}", e.getMessage());
        return this;
      }
    }
  }
}
