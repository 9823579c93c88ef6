package vn.motcua.firmware.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.core.WholeBoard;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;
import vn.motcua.provisioning.Catalogue;

/**
 * The real core of a board behind its pages, with its ledger in memory and a clock that the test
 * controls.
 */
final class LiveBoard implements BoardPort {
  /** Touches in the order they came. */
  final List<Touch> touches = new CopyOnWriteArrayList<>();

  /** While true nothing is stored: each touch fails, as on a full card. */
  volatile boolean broken;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Scene scene;
  private @Nullable Map<String, PageView> shown; // until pages are notified
  private volatile CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

  LiveBoard(Catalogue catalogue) {
    scene = new Scene("2026-11-20T08:15:00+07:00", catalogue).printerIs(Scene.READY);
  }

  /** A centre with this many lines and counters; every counter serves every line. */
  static Catalogue centre(int lines, int counters, String suffix) {
    String[] pictograms = {"land", "vehicle", "civil-status", "business", "health", "construction"};
    List<Catalogue.Line> all =
        IntStream.rangeClosed(1, lines)
            .mapToObj(i ->
                new Catalogue.Line(
                    "l" + i, i, "Lĩnh vực " + i + suffix, pictograms[i % pictograms.length], 900))
            .toList();
    List<String> ids = all.stream().map(Catalogue.Line::id).toList();
    return new Catalogue(
        "Trung tâm Phục vụ hành chính công phường Minh Hoạ",
        all,
        IntStream.rangeClosed(1, counters)
            .mapToObj(i -> new Catalogue.Counter("" + i, "Quầy số " + i + suffix, ids))
            .toList(),
        List.of(
            new Catalogue.Priority("elderly", "Người cao tuổi"),
            new Catalogue.Priority("disabled", "Người khuyết tật"),
            new Catalogue.Priority("pregnant", "Phụ nữ mang thai"),
            new Catalogue.Priority("merit", "Người có công")),
        List.of(),
        List.of());
  }

  /** Something that happens on the board itself. */
  synchronized void happens(Consumer<Scene> what) {
    what.accept(scene);
    shown = null;
    listeners.forEach(Runnable::run);
  }

  /** The same, before pages are notified: the moment between a change and its notification. */
  synchronized void happensUnseen(Consumer<Scene> what) {
    shown = scene.pages();
    what.accept(scene);
  }

  void printer(PrinterCondition condition) {
    happens(s -> s.printerIs(condition));
  }

  /** The process ends and begins again from its ledger; devices say again how they are. */
  void restarts(PrinterCondition printer) {
    happens(s -> s.restart().printerIs(printer));
  }

  void passes(Duration time) {
    happens(s -> s.after(time));
  }

  /** Answers are held back until the returned handle is run; touches are stored at once. */
  Runnable holdsAnswers() {
    var until = new CompletableFuture<Void>();
    held = until;
    return () -> until.complete(null);
  }

  synchronized Answer does(Touch touch) {
    Answer answer = scene.touch(touch);
    shown = null;
    listeners.forEach(Runnable::run);
    return answer;
  }

  /** Takes a number of the line, calls it to the counter and begins the visit. */
  String serve(String line, String counter) {
    String number = take(line);
    does(new CounterTouch.CallNext(counter));
    does(new CounterTouch.StartVisit(counter));
    return number;
  }

  String take(String line) {
    String request = "elsewhere-" + System.nanoTime();
    return ((Answer.NumberGiven) does(new KioskTouch.TakeNumber(request, line, null))).number();
  }

  @Override
  public Map<String, TouchForm> touches() {
    return Stations.ALL.touches();
  }

  @Override
  public CompletableFuture<Answer> ask(Touch touch, Caller by) {
    touches.add(touch);
    if (broken) {
      return CompletableFuture.failedFuture(new IllegalStateException("no ledger"));
    }
    Answer answer = does(touch);
    return held.thenApply(_ -> answer);
  }

  @Override
  public List<Page> declared() {
    return scene.declared();
  }

  @Override
  public synchronized Map<String, PageView> pages() {
    return shown == null ? scene.pages() : shown;
  }

  /** What all pages show. */
  WholeBoard view() {
    return WholeBoard.of(pages());
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
