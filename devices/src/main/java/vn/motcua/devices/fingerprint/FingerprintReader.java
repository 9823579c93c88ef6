package vn.motcua.devices.fingerprint;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.fingerprint.module.ModuleIdentity;
import vn.motcua.devices.fingerprint.module.ModuleOptions;
import vn.motcua.devices.fingerprint.module.ModuleTask;
import vn.motcua.devices.fingerprint.module.ModuleTasks;
import vn.motcua.devices.life.BackOff;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.LinkOpener;

/**
 * A fingerprint module as an attendance reader: one {@link FingerReading.Matched} or {@link
 * FingerReading.Unknown} for each finger laid.
 *
 * <p>All bytes go over the thread {@code device-NAME}; every method may be called from any thread.
 * The same finger is reported again only after it was lifted. A module other than the one seen
 * before is refused until {@link #acceptAnyModule()} is called, because its slots belong to other
 * people.
 */
public final class FingerprintReader implements AutoCloseable {
  private final ModuleTasks tasks = new ModuleTasks();
  private final ModuleSession session;
  private final Supervisor supervisor;

  /** A reader with the factory password, not yet started; {@code nanos} is CLOCK_MONOTONIC. */
  public FingerprintReader(String name, LinkOpener opener, ReadingSink sink, LongSupplier nanos) {
    this(name, opener, ModuleOptions.FACTORY, sink, nanos);
  }

  /** The same for a module of which more is known. */
  public FingerprintReader(
      String name, LinkOpener opener, ModuleOptions options, ReadingSink sink, LongSupplier nanos) {
    this(name, opener, options, sink, nanos, BackOff.USUAL);
  }

  /** The same with other waits between two openings. */
  public FingerprintReader(
      String name,
      LinkOpener opener,
      ModuleOptions options,
      ReadingSink sink,
      LongSupplier nanos,
      BackOff backOff) {
    RandomGenerator random = RandomGenerator.getDefault();
    this.session = new ModuleSession(name, options, tasks, sink, nanos);
    this.supervisor = new Supervisor(name, opener, session, sink, nanos, random, backOff);
  }

  /** Begins; to be called once. */
  public void start() {
    supervisor.start();
  }

  /**
   * Runs {@code task} between two recognition cycles.
   *
   * @return fails with {@link vn.motcua.devices.link.LinkException} when no module is ready, four
   *     others wait, or the module is lost or refuses
   */
  public <T> CompletableFuture<T> submit(ModuleTask<T> task) {
    return tasks.submit(task);
  }

  /** The module seen last; to be stored and passed in as the expected one at the next start. */
  public Optional<ModuleIdentity> identity() {
    return session.identity();
  }

  /** From the next opening on, any module is accepted. */
  public void acceptAnyModule() {
    session.forget();
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
