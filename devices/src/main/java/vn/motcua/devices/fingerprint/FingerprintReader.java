package vn.motcua.devices.fingerprint;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * A fingerprint module as an attendance reader: one reading for each finger laid.
 *
 * <p>All bytes go over the thread {@code device-NAME}. The same finger is told again only after it
 * was lifted. Neither image nor template is ever asked from the module here.
 */
public final class FingerprintReader implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FingerprintReader.class.getName());

  /** A module is deaf for up to half a second after power-on; its 55h may come in this time. */
  private static final Duration SETTLE = Duration.ofMillis(50);

  private static final long READ_NANOS_MAX = Duration.ofMillis(500).toNanos();

  private final String name;
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private final int password;
  private final Supervisor supervisor;

  /** A reader with the factory password, not yet started; {@code nanos} is CLOCK_MONOTONIC. */
  public FingerprintReader(String name, LinkOpener opener, ReadingSink sink, LongSupplier nanos) {
    this(name, opener, 0, sink, nanos);
  }

  /** The same for a module whose password was changed. */
  public FingerprintReader(
      String name, LinkOpener opener, int password, ReadingSink sink, LongSupplier nanos) {
    this.name = name;
    this.sink = sink;
    this.nanos = nanos;
    this.password = password;
    this.supervisor =
        new Supervisor(
            name, opener, new ModuleSession(), sink, nanos, RandomGenerator.getDefault());
  }

  /** Begins; to be called once. */
  public void start() {
    supervisor.start();
  }

  @Override
  public void close() {
    supervisor.close();
  }

  /** One link's conversation; begins anew after each opening. */
  private final class ModuleSession implements Session {
    private Parameters parameters = Parameters.ASSUMED;

    @Override
    public void greet(ByteLink link) throws LinkException {
      ModuleClient client = new ModuleClient(link, nanos);
      client.drain(SETTLE);
      Packet verified =
          client.ask(
              Packet.command(
                  Command.VFY_PWD, password >>> 24, password >>> 16, password >>> 8, password));
      int code = verified.u8(0);
      if (code != Confirmation.OK.code()) {
        throw new LinkException(new Fault.Refused(code, Confirmation.meaningOf(code)));
      }
      Packet answer = client.ask(Packet.command(Command.READ_SYS_PARA));
      boolean known = answer.u8(0) == Confirmation.OK.code() && Parameters.fits(answer);
      parameters = known ? Parameters.decode(answer) : Parameters.ASSUMED;
      LOG.log(Level.INFO, "{0}: module with {1} slots", name, parameters.capacity());
    }

    @Override
    public void run(ByteLink link) throws LinkException {
      ModuleClient client = new ModuleClient(link, nanos);
      Identifier identifier = new Identifier(parameters.capacity(), nanos.getAsLong());
      while (true) {
        perform(client, identifier.tick(nanos.getAsLong()));
        long soonest =
            nanos.getAsLong()
                + Math.min(identifier.deadlineNanos() - nanos.getAsLong(), READ_NANOS_MAX);
        Optional<PacketEvent> event = client.next(soonest);
        if (event.isPresent()) {
          perform(client, identifier.received(event.get(), nanos.getAsLong()));
        }
      }
    }

    private void perform(ModuleClient client, List<IdentifierEffect> effects) throws LinkException {
      for (IdentifierEffect effect : effects) {
        switch (effect) {
          case IdentifierEffect.Send(Packet packet) -> client.send(packet);
          case IdentifierEffect.Matched(int slot, int score) ->
              sink.accept(new Reading.FingerMatched(name, slot, score, nanos.getAsLong()));
          case IdentifierEffect.Unknown() ->
              sink.accept(new Reading.FingerUnknown(name, nanos.getAsLong()));
          case IdentifierEffect.Fail(Fault fault) -> throw new LinkException(fault);
        }
      }
    }
  }
}
