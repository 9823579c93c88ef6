package vn.motcua.firmware.station;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.CommandObeyed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.provisioning.text.PersonalNumber;

/**
 * The executed commands of the case server, and the end of the ledger, by which commands expire. A
 * command is remembered until it has expired, at most {@value #SPAN_MAX} events, so it is never
 * executed twice. Folded from the ledger. Station thread only.
 */
public final class ObeyedCommands {
  /** Largest number of further events for which a command may be valid. */
  public static final int SPAN_MAX = 1_000;

  private final LinkedHashMap<String, Long> obeyed = new LinkedHashMap<>();
  private String epoch = "";
  private long sequence;

  /** Folds any event of the ledger in. */
  public void apply(Event event, @Nullable EventData data) {
    if (!event.epoch().equals(epoch)) {
      epoch = event.epoch();
      obeyed.clear();
    }
    sequence = event.sequence();
    var oldest = obeyed.entrySet().iterator();
    if (oldest.hasNext() && oldest.next().getValue() < sequence - SPAN_MAX) {
      oldest.remove();
    }
    if (data instanceof CommandObeyed done) {
      obeyed.put(done.command(), sequence);
    }
  }

  /**
   * The answer to a command that does not depend on its order: a repeated command gets the same
   * answer, and an invalid one is refused. Null when it is to be executed.
   */
  public @Nullable Decision settled(ServerCommand command) {
    Long before = obeyed.get(command.id());
    if (before != null) {
      return Decision.answer(new Answer.Obeyed(epoch + "-" + before));
    }
    if (!command.epoch().equals(epoch) || sequence > command.until()) {
      return Decision.refused("expired", "Lệnh đã hết hiệu lực. Xin gửi lệnh mới.");
    }
    if (command.until() - sequence > SPAN_MAX) {
      return Decision.refused(
          "until-too-far", "Hiệu lực của lệnh quá dài (tối đa " + SPAN_MAX + " sự kiện).");
    }
    String by = command.by();
    return PersonalNumber.isAll(command.id()) || (by != null && PersonalNumber.isAll(by))
        ? Decision.refused(
            "personal-number",
            "Mã lệnh và người yêu cầu không được là số định danh hay số điện thoại. Hãy gửi lệnh"
                + " với mã khác.")
        : null;
  }

  /** The name of the event that is appended next. */
  public String nextEvent() {
    return epoch + "-" + (sequence + 1);
  }

  /** Whether this event is needed to recognise a repeated command. */
  public boolean remembers(Event event) {
    return event.epoch().equals(epoch) && event.sequence() >= sequence - SPAN_MAX;
  }

  /** The epoch of the ledger's last event. */
  public String epoch() {
    return epoch;
  }
}
