package vn.motcua.firmware.board;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;

/**
 * What a board does for its ledger once a day: seal the day that is over, then delete what has been
 * kept long enough, a page a second, each page after an event that says so. Station thread only.
 */
final class NightWork {
  private static final Logger LOG = System.getLogger(NightWork.class.getName());

  private final NightSeal seal;
  private final Retention retention;
  private final Consumer<Moment> times;

  /** Takes an input whole: decides, appends, folds. */
  interface Station {
    @Nullable Answer take(Input input);
  }

  /**
   * Night work of one ledger.
   *
   * @param times told the time of each event: what the clock's floor is made of
   */
  NightWork(NightSeal seal, Retention retention, Consumer<Moment> times) {
    this.seal = seal;
    this.retention = retention;
    this.times = times;
  }

  /** Takes in one ledgered event, at start by replay and afterwards as each is appended. */
  void apply(Event event, @Nullable EventData data) {
    times.accept(event.at());
    seal.apply(event, data);
    retention.apply(event);
  }

  /** Does what is due on a station. */
  void tick(Ledger ledger, Moment now, Station station) {
    seal.due(ledger.head(), now).ifPresent(each -> station.take(new Input.DayOver(each)));
    List<Entry> outlived = retention.due(ledger, now);
    if (!outlived.isEmpty()) {
      prune(ledger, outlived, station);
    }
  }

  private static void prune(Ledger ledger, List<Entry> outlived, Station station) {
    Input going = new Input.Outlived(outlived.stream().map(Entry::event).toList());
    if (station.take(going) instanceof Answer.Refused) {
      return; // the disk is full: what may go is told again in a second
    }
    try {
      ledger.prune(outlived.getLast().position());
    } catch (JournalFullException full) {
      LOG.log(Level.ERROR, "no room for deleting old events: {0}", full.getMessage());
    }
  }
}
