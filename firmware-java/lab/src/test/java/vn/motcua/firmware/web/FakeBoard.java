package vn.motcua.firmware.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/** A small working board in memory: seven lines, four counters, no disk and no devices. */
final class FakeBoard implements BoardPort {
  /** Touches in the order they came. */
  final List<Touch> touches = new CopyOnWriteArrayList<>();

  volatile String printer = "ready";
  volatile List<String> warnings = List.of();
  volatile DeliveryView delivery = new DeliveryView(true, 0);
  volatile boolean broken;
  volatile boolean silent;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final FakeQueue queue = new FakeQueue();
  private Map<String, PageView> shown = Map.of();

  synchronized void unsettle(String number) {
    queue.unsettle(number);
    changed();
  }

  /** Notifies pages, which take every page for a new one. */
  void changed() {
    synchronized (this) {
      shown = Map.of();
    }
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  /** What a person does elsewhere, done when this returns. */
  Answer does(Touch touch) {
    return ask(touch, new Caller.Unguarded()).join();
  }

  @Override
  public Map<String, TouchForm> touches() {
    return Stations.ALL.touches();
  }

  @Override
  public List<Page> declared() {
    return FakePages.PAGES;
  }

  @Override
  public CompletableFuture<Answer> ask(Touch touch, Caller by) {
    touches.add(touch);
    if (broken) {
      return CompletableFuture.failedFuture(new IllegalStateException("no ledger"));
    }
    if (silent) {
      return new CompletableFuture<>();
    }
    Answer answer = step(touch);
    changed();
    return CompletableFuture.completedFuture(answer);
  }

  private synchronized Answer step(Touch touch) {
    return queue.step(touch, printer.equals("ready") ? "printing" : "screen");
  }

  @Override
  public synchronized Map<String, PageView> pages() {
    Map<String, PageView> now = new FakePages(queue, printer, warnings, delivery).all();
    if (!now.equals(shown)) {
      shown = now;
    }
    return shown;
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
