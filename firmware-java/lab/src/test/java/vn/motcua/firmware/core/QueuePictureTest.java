package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.Event;
import vn.motcua.firmware.queue.DrawnPicture;
import vn.motcua.firmware.queue.ticket.QueueState;
import vn.motcua.firmware.queue.ticket.TicketEvent;
import vn.motcua.firmware.queue.ticket.TicketKey;
import vn.motcua.firmware.queue.ticket.Visit;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.queue.touch.KioskTouch;
import vn.motcua.firmware.station.Touch;

/**
 * The pictures of ticket and counter in docs/queue.md are drawn from the code: every touch is tried
 * in every state that touches can reach. {@code -Dmotcua.queue.write=true} draws them anew.
 */
class QueuePictureTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final String COUNTER = "1";

  /** Everything an officer can do at the counter; the two numbers are taken before. */
  private static final List<Touch> TOUCHES =
      List.of(
          new CounterTouch.CallNext(COUNTER),
          new CounterTouch.CallNumber(COUNTER, "1002"),
          new CounterTouch.UndoCall(COUNTER),
          new CounterTouch.Recall(COUNTER),
          new CounterTouch.StartVisit(COUNTER),
          new CounterTouch.FinishVisit(COUNTER),
          new CounterTouch.MarkAbsent(COUNTER),
          new CounterTouch.TakeBackAbsent(COUNTER),
          new CounterTouch.Transfer(COUNTER, "dat-dai"),
          new CounterTouch.Transfer(COUNTER, "ho-tich"));

  /** Where both tickets stand and who is at the counter. */
  private record Standing(String first, String second, String counter) {}

  @Test
  void theTicketAndTheCounterAreDrawnAsTheyWork() throws IOException {
    DrawnPicture ticket = new DrawnPicture();
    DrawnPicture counter = new DrawnPicture();
    Set<Standing> seen = new HashSet<>();
    Deque<List<Touch>> open = new ArrayDeque<>(List.of(List.of()));
    while (!open.isEmpty()) {
      List<Touch> way = open.removeFirst();
      if (!seen.add(standing(played(way)))) {
        continue;
      }
      for (Touch touch : TOUCHES) {
        List<Touch> longer = new ArrayList<>(way);
        longer.add(touch);
        draw(way, touch, ticket, counter);
        open.add(longer);
      }
    }
    assertThat(seen).hasSizeGreaterThan(20);
    ticket.isIn("ticket", "waiting");
    counter.isIn("counter", "free");
  }

  private static Scene played(List<Touch> way) {
    Scene scene = new Scene("2026-11-20T07:30:00+07:00");
    scene.touch(new KioskTouch.TakeNumber("request-1", "dat-dai", null));
    scene.touch(new KioskTouch.TakeNumber("request-2", "dat-dai", null));
    way.forEach(scene::touch);
    return scene;
  }

  private static QueueState queue(List<Event> events) {
    QueueState queue = new QueueState();
    for (Event event : events) {
      queue.pass(event);
      if (Stations.ALL.events().dataOf(event) instanceof TicketEvent data) {
        queue.apply(event, data);
      }
    }
    return queue;
  }

  private static Standing standing(Scene scene) {
    QueueState queue = queue(scene.ledger());
    return new Standing(stage(queue, "1001"), stage(queue, "1002"), at(queue));
  }

  private static String stage(QueueState queue, String number) {
    Visit visit = queue.of(new TicketKey(DAY, number));
    return visit == null ? "none" : word(visit.stage());
  }

  private static String at(QueueState queue) {
    Visit visit = queue.current(COUNTER);
    return visit == null ? "free" : word(visit.stage());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** One arrow for each event of a touch, and one for the counter. */
  private static void draw(
      List<Touch> way, Touch touch, DrawnPicture ticket, DrawnPicture counter) {
    Scene scene = played(way);
    List<Event> before = List.copyOf(scene.ledger());
    scene.touch(touch);
    List<Event> after = scene.ledger();
    for (int i = before.size(); i < after.size(); i++) {
      if (Stations.ALL.events().dataOf(after.get(i)) instanceof TicketEvent event) {
        ticket.arrow(
            stage(queue(after.subList(0, i)), event.number()),
            stage(queue(after.subList(0, i + 1)), event.number()),
            after.get(i).type().replaceAll("vn\\.motcua\\.|\\.v\\d+", ""));
      }
    }
    if (after.size() > before.size()) {
      counter.arrow(at(queue(before)), at(queue(after)), touch.getClass().getSimpleName());
    }
  }
}
