package vn.motcua.firmware.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;

/**
 * The decision of one step. Immutable.
 *
 * @param events to append in one transaction, in this order
 * @param effects to perform after it
 * @param answer for the person who touched, null when there is none
 * @param asked what the touch waits for instead of an answer, null when it waits for nothing
 */
public record Decision(
    List<EventData> events, List<Effect> effects, @Nullable Answer answer, @Nullable Asked asked) {

  /**
   * Another board has been asked, by an effect of this decision. The touch goes on as {@link
   * Input.Resumed} with the mail that answers to {@code id}, or without it when none comes in time;
   * whoever touched waits.
   */
  public record Asked(String id, Duration patience) {}

  /** No events, effects or answer. */
  public static final Decision NOTHING = new Decision(List.of(), List.of(), null);

  /** Waits for nothing. */
  public Decision(List<EventData> events, List<Effect> effects, @Nullable Answer answer) {
    this(events, effects, answer, null);
  }

  /** Copies the lists. */
  public Decision {
    events = List.copyOf(events);
    effects = List.copyOf(effects);
  }

  /** Events alone. */
  public static Decision of(EventData... events) {
    return new Decision(List.of(events), List.of(), null);
  }

  /** Events alone; {@link #NOTHING} when there are none. */
  public static Decision of(List<EventData> events) {
    return events.isEmpty() ? NOTHING : new Decision(events, List.of(), null);
  }

  /** Joins the decisions of several stations on one input; at most one of them answers. */
  public static Decision all(List<Decision> decisions) {
    List<EventData> events = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    Answer answer = null;
    Asked asked = null;
    for (Decision each : decisions) {
      if (answer != null && each.answer() != null) {
        throw new IllegalStateException("two stations answer: " + answer + ", " + each.answer());
      }
      events.addAll(each.events());
      effects.addAll(each.effects());
      answer = each.answer() == null ? answer : each.answer();
      asked = each.asked() == null ? asked : each.asked();
    }
    return new Decision(events, effects, answer, asked);
  }

  /** An effect alone. */
  public static Decision effect(Effect effect) {
    return new Decision(List.of(), List.of(effect), null);
  }

  /** Events and an answer. */
  public static Decision answer(Answer answer, EventData... events) {
    return new Decision(List.of(events), List.of(), answer);
  }

  /** Nothing is done; the answer says why. */
  public static Decision refused(String code, String message) {
    return answer(new Answer.Refused(code, message));
  }
}
