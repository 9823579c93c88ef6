package vn.motcua.devices.fingerprint;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.fingerprint.module.Family;
import vn.motcua.devices.fingerprint.module.ModuleClient;
import vn.motcua.devices.fingerprint.module.ModuleCommands;
import vn.motcua.devices.fingerprint.module.ModuleIdentity;
import vn.motcua.devices.fingerprint.module.ModuleOptions;
import vn.motcua.devices.fingerprint.module.ModuleTask;
import vn.motcua.devices.fingerprint.module.ModuleTasks;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.PacketEvent;
import vn.motcua.devices.fingerprint.packet.Parameters;
import vn.motcua.devices.fingerprint.packet.ProductInfo;
import vn.motcua.devices.life.Session;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * A fingerprint module as an attendance reader: one {@link FingerReading.Matched} or {@link
 * FingerReading.Unknown} each time a finger is put on the glass.
 *
 * <p>All bytes go over the device's thread; {@link #submit}, {@link #identity} and {@link
 * #acceptAnyModule()} may be called from any thread. The same finger is reported again only after
 * it was lifted. A module other than the one seen before is refused until {@link
 * #acceptAnyModule()} is called, because its slots belong to other people.
 */
public final class FingerprintReader implements Session {
  /**
   * After power-on a module does not respond for up to half a second; its 55h may come in this
   * time.
   */
  private static final Duration SETTLE = Duration.ofMillis(50);

  private static final long READ_NANOS_MAX = Duration.ofMillis(500).toNanos();

  private final String name;
  private final ModuleOptions options;
  private final ModuleTasks tasks = new ModuleTasks();
  private final ReadingSink sink;
  private final LongSupplier nanos;
  private volatile @Nullable ModuleIdentity identity;
  private boolean changing;
  private Parameters parameters = Parameters.ASSUMED;
  private Family family = Family.ZFM;

  /** A reader with the factory password; {@code nanos} is CLOCK_MONOTONIC. */
  public FingerprintReader(String name, ReadingSink sink, LongSupplier nanos) {
    this(name, ModuleOptions.FACTORY, sink, nanos);
  }

  /** The same for a module of which more is known. */
  public FingerprintReader(
      String name, ModuleOptions options, ReadingSink sink, LongSupplier nanos) {
    this.name = name;
    this.options = options;
    this.sink = sink;
    this.nanos = nanos;
    this.identity = options.expected().orElse(null);
  }

  /**
   * Runs {@code task} between two recognition cycles.
   *
   * @return fails with {@link LinkException} when no module is ready, four others wait, or the
   *     module is lost or refuses
   */
  public <T> CompletableFuture<T> submit(ModuleTask<T> task) {
    return tasks.submit(task);
  }

  /**
   * The module seen last; the program stores it and passes it in as the expected one at the next
   * start.
   */
  public Optional<ModuleIdentity> identity() {
    return Optional.ofNullable(identity);
  }

  /** From the next opening on, any module is accepted. */
  public void acceptAnyModule() {
    identity = null;
  }

  @Override
  public void greet(ByteLink link) throws LinkException {
    ModuleClient client = new ModuleClient(link, nanos);
    client.drain(SETTLE);
    meet(client);
    tasks.open(); // Set before the program is told that the module is ready.
  }

  /** Unlocks the module, identifies it, and makes sure that it is the right one. */
  private void meet(ModuleClient client) throws LinkException {
    unlock(client);
    Packet answer = client.ask(Packet.command(Instruction.READ_SYS_PARA));
    boolean known = answer.u8(0) == Confirmation.OK.code() && Parameters.fits(answer);
    parameters = known ? Parameters.decode(answer) : Parameters.ASSUMED;
    // Only GROW modules know 3Ch without arguments; other families refuse it.
    Packet product = client.ask(Packet.command(Instruction.READ_PROD_INFO));
    boolean grow = ProductInfo.fits(product);
    family = options.family().orElse(grow ? Family.GROW : Family.ZFM);
    recognise(client, grow ? ProductInfo.decode(product).serial() : "");
  }

  private void unlock(ModuleClient client) throws LinkException {
    int word = options.password();
    Packet answer =
        client.ask(Packet.command(Instruction.VFY_PWD, word >>> 24, word >>> 16, word >>> 8, word));
    int code = answer.u8(0);
    if (code != Confirmation.OK.code()) {
      throw new LinkException(new Fault.Refused(code, Confirmation.meaningOf(code)));
    }
  }

  private void recognise(ModuleClient client, String serial) throws LinkException {
    ModuleIdentity found =
        new ModuleIdentity(parameters.systemId(), parameters.capacity(), serial, slots(client));
    if (!expected(found)) {
      throw new LinkException(
          new Fault.Refused(
              0,
              "another fingerprint module is attached than the one that was enrolled on:"
                  + " put the old one back, or accept the new one and enrol again"));
    }
    identity = found;
    changing = false;
  }

  /**
   * If contact was lost in the middle of a change to the library, the change does not make it
   * another module.
   */
  private boolean expected(ModuleIdentity found) {
    ModuleIdentity last = identity;
    if (last == null) {
      return true;
    }
    BitSet slots = changing ? found.slots() : last.slots();
    return new ModuleIdentity(last.systemId(), last.capacity(), last.serial(), slots).sameAs(found);
  }

  /** Empty when the module has no index table; it is then known by its other traits only. */
  private BitSet slots(ModuleClient client) throws LinkException {
    try {
      return new ModuleCommands(client, family, parameters).index();
    } catch (LinkException e) {
      if (e.fault() instanceof Fault.Refused) {
        return new BitSet();
      }
      throw e;
    }
  }

  @Override
  public void run(ByteLink link) throws LinkException, InterruptedException {
    Fault end = new Fault.Unplugged("the module's session ended");
    try {
      serve(new ModuleClient(link, nanos));
    } catch (LinkException e) {
      end = e.fault();
      throw e;
    } finally {
      tasks.close(end);
    }
  }

  private void serve(ModuleClient client) throws LinkException, InterruptedException {
    Identifier identifier = new Identifier(parameters.capacity(), nanos.getAsLong(), false);
    while (true) {
      if (identifier.idle() && ranTask(client)) {
        // The finger that was just enrolled or verified is not a punch.
        identifier = new Identifier(parameters.capacity(), nanos.getAsLong(), true);
      }
      perform(client, identifier.tick(nanos.getAsLong()));
      long now = nanos.getAsLong();
      long soonest = now + Math.min(identifier.deadlineNanos() - now, READ_NANOS_MAX);
      Optional<PacketEvent> event = client.next(soonest);
      if (event.isPresent()) {
        perform(client, identifier.received(event.get(), nanos.getAsLong()));
      }
    }
  }

  /**
   * Our own changes to the library must not make it look like another module at the next opening.
   */
  private boolean ranTask(ModuleClient client) throws LinkException, InterruptedException {
    if (tasks.idle()) {
      return false;
    }
    changing = true;
    tasks.runOne(new ModuleCommands(client, family, parameters));
    ModuleIdentity last = identity;
    if (last != null) {
      BitSet slots = slots(client);
      identity = new ModuleIdentity(last.systemId(), last.capacity(), last.serial(), slots);
    }
    changing = false;
    return true;
  }

  private void perform(ModuleClient client, List<IdentifierEffect> effects) throws LinkException {
    for (IdentifierEffect effect : effects) {
      switch (effect) {
        case IdentifierEffect.Send(Packet packet) -> client.send(packet);
        case IdentifierEffect.Recheck() -> meet(client);
        case IdentifierEffect.Matched(int slot, int score) ->
            sink.accept(new FingerReading.Matched(name, slot, score, nanos.getAsLong()));
        case IdentifierEffect.Unknown() ->
            sink.accept(new FingerReading.Unknown(name, nanos.getAsLong()));
        case IdentifierEffect.Fail(Fault fault) -> throw new LinkException(fault);
      }
    }
  }
}
