package vn.motcua.firmware.people.session;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The one thread that computes hashes: a flood of sign-ins takes one core and 19 MiB, and neither
 * the pages' threads nor the station's. At most {@value #PLACES_MAX} wait, {@value
 * #PLACES_OF_ADDRESS} of one address, so that one address cannot take all places; a further one is
 * told when to come back. Any thread.
 */
final class HashingThread implements AutoCloseable {
  static final int PLACES_MAX = 8;
  static final int PLACES_OF_ADDRESS = 2;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("passwords").daemon().factory());
  private final Map<InetAddress, Integer> waiting = new HashMap<>();

  /** Does something on the thread; empty when there is no place. */
  <T> Optional<CompletableFuture<T>> submit(InetAddress from, Supplier<CompletableFuture<T>> work) {
    if (!enter(from)) {
      return Optional.empty();
    }
    return Optional.of(
        CompletableFuture.completedFuture(from)
            .thenComposeAsync(_ -> work.get(), thread)
            .whenComplete((_, _) -> leave(from)));
  }

  /** For what a finished computation leads to, and for requests that need a session. */
  Executor executor() {
    return thread;
  }

  private synchronized boolean enter(InetAddress from) {
    int all = waiting.values().stream().mapToInt(Integer::intValue).sum();
    if (all >= PLACES_MAX || waiting.getOrDefault(from, 0) >= PLACES_OF_ADDRESS) {
      return false;
    }
    waiting.merge(from, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(InetAddress from) {
    waiting.computeIfPresent(from, (_, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
