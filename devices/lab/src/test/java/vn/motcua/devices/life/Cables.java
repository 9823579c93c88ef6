package vn.motcua.devices.life;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;

/** Parts for tests that unplug cables: benches, clocks that jump, gates before an opener. */
final class Cables {
  private static final long LEAP_NANOS = TimeUnit.SECONDS.toNanos(3);

  private Cables() {}

  /** A driver on a cable. */
  interface Bench extends AutoCloseable {
    void plug();

    void cut();

    @Override
    void close();
  }

  /** Counts what the driver says of its life. */
  static final class Lives implements ReadingSink {
    final AtomicInteger ready = new AtomicInteger();
    final AtomicInteger gone = new AtomicInteger();

    @Override
    public void accept(Reading reading) {
      if (reading instanceof LifeChanged changed) {
        if (changed.life() == LifeStage.READY) {
          ready.incrementAndGet();
        } else if (changed.life() == LifeStage.ABSENT || changed.life() == LifeStage.FAULTED) {
          gone.incrementAndGet();
        }
      }
    }
  }

  record Made(Path folder, Lives lives) {}

  /** Time that leaps over every back-off. */
  static java.util.function.LongSupplier leaps() {
    AtomicLong nanos = new AtomicLong();
    return () -> nanos.addAndGet(LEAP_NANOS);
  }

  /** Real time, but for leaps over every wait while the cable is out. */
  static final class LeapingWhileOut implements java.util.function.LongSupplier {
    private final AtomicLong leaped = new AtomicLong();
    volatile boolean out = true;

    @Override
    public long getAsLong() {
      long further = out ? leaped.addAndGet(LEAP_NANOS) : leaped.get();
      return System.nanoTime() + further;
    }
  }

  record OnPty(PtyCable cable, Runnable end) implements Bench {
    @Override
    public void plug() {
      cable.plug();
    }

    @Override
    public void cut() {
      cable.cut();
    }

    @Override
    public void close() {
      end.run();
      cable.close();
    }
  }

  /** A network without cable: the far end would take a new connection at once. */
  static final class Gate<A extends Attachment> implements Opener<A> {
    private final Opener<A> real;
    volatile boolean plugged;

    Gate(Opener<A> real) {
      this.real = real;
    }

    @Override
    public A open() throws LinkException {
      if (!plugged) {
        throw new LinkException(new Fault.Unplugged("no cable"));
      }
      return real.open();
    }

    @Override
    public String where() {
      return real.where();
    }
  }

  /** A supervised session behind a gate; {@code hangUp} is the far end closing its connection. */
  static <A extends Attachment> Bench gated(
      Made made, Opener<A> opener, SessionOn<A> session, Runnable hangUp, Runnable end) {
    Gate<A> gate = new Gate<>(opener);
    Supervisor supervisor =
        new Supervisor("g", gate, session, made.lives(), leaps(), RandomGenerator.getDefault());
    supervisor.start();
    return behind(
        gate,
        hangUp,
        () -> {
          supervisor.close();
          end.run();
        });
  }

  /** A device that is already running behind a gate. */
  static Bench behind(Gate<?> gate, Runnable hangUp, Runnable end) {
    return new Bench() {
      @Override
      public void plug() {
        gate.plugged = true;
      }

      @Override
      public void cut() {
        gate.plugged = false;
        hangUp.run();
      }

      @Override
      public void close() {
        end.run();
      }
    };
  }
}
