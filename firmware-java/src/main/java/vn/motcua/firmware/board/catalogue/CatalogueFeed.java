package vn.motcua.firmware.board.catalogue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.upkeep.CatalogueEvent.CatalogueKept;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.check.CatalogueChange;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.signed.CataloguePart;
import vn.motcua.provisioning.signed.SignedCatalogue;
import vn.motcua.provisioning.signed.UntrustedCatalogueException;

/**
 * Hears the site's catalogues. A good newer one is kept on disk; one that the board cannot use is
 * not, and the board goes on with the one it has.
 *
 * <p>A new catalogue is taken by building the board anew from its ledger, as at a start: right
 * after midnight when something changes that the day depends on, else when the ledger has had no
 * event for {@link #QUIET}. Messages come on the link's thread, {@link #look} on the station's.
 */
public final class CatalogueFeed implements TopicHandler {
  /** After this time without an event, pages that are away for seconds keep nobody waiting. */
  static final Duration QUIET = Duration.ofMinutes(1);

  private static final System.Logger LOG = System.getLogger(CatalogueFeed.class.getName());

  private final Source source;
  private final Catalogue inUse;
  private final long version;
  private final Supplier<LocalDate> today;
  private final Runnable renew;
  private final Map<CataloguePart, SignedCatalogue> heard = new EnumMap<>(CataloguePart.class);
  private final Map<CataloguePart, String> messages = new EnumMap<>(CataloguePart.class);
  private volatile Consumer<EventData> told = _ -> {};
  private volatile CatalogueStore.@Nullable Held waiting;
  private volatile @Nullable String notice;
  private long seenEvents = -1;
  private long seenAt;

  /**
   * A new one for each time that the board is built.
   *
   * @param inUse the catalogue that the board is built of, with its version; 0 for the file's
   * @param today the board's local day
   * @param renew called on the station thread when the board has to be built anew; must not block
   */
  CatalogueFeed(
      Source source,
      Catalogue inUse,
      long version,
      Supplier<LocalDate> today,
      CatalogueStore.@Nullable Held waiting,
      Runnable renew) {
    this.source = source;
    this.inUse = inUse;
    this.version = version;
    this.today = today;
    this.waiting = waiting;
    this.renew = renew;
  }

  /** The version that the board is built of; 0 for the file's. */
  public long version() {
    return version;
  }

  /** Sets who is told what has to be in the ledger; called before the link starts. */
  public void tell(Consumer<EventData> listener) {
    told = listener;
  }

  @Override
  public List<String> topics() {
    return source.parts().stream()
        .map(part -> Topics.catalogue(source.centre(), part.word()))
        .toList();
  }

  @Override
  public void arrived(Message message) {
    for (CataloguePart part : source.parts()) {
      if (message.topic().equals(Topics.catalogue(source.centre(), part.word()))) {
        hear(part, message.payload());
      }
    }
  }

  private void hear(CataloguePart part, String message) {
    long highest = version;
    try {
      highest = source.highest(version);
      SignedCatalogue signed =
          SignedCatalogue.verified(message, Pem.readCertificates(source.authorities()));
      if (signed.version() == highest && signed.part() == part) {
        return; // The broker sends what it retains at each connection.
      }
      heard.put(part, signed.require(source.centre(), part, highest));
      messages.put(part, message);
      if (source.parts().stream().allMatch(each -> isHeard(each, signed.version()))) {
        offered(signed.version());
      }
    } catch (UntrustedCatalogueException e) {
      keep(0, e.reason().word(), part.word() + " part: " + e.getMessage());
    } catch (IOException e) {
      keep(0, "not-stored", String.valueOf(e.getMessage()));
    }
  }

  private boolean isHeard(CataloguePart part, long wanted) {
    SignedCatalogue one = heard.get(part);
    return one != null && one.version() == wanted;
  }

  private void offered(long offered) throws IOException {
    Catalogue next;
    try {
      next = source.read(heard).good();
    } catch (ConfigException e) {
      keep(offered, "unusable", String.valueOf(e.getMessage()));
      return;
    }
    List<String> lost = source.devicesLost(inUse, next);
    if (!lost.isEmpty()) {
      keep(offered, "device-left-alone", String.join("; ", lost));
      return;
    }
    boolean isForTheDay = CatalogueChange.between(inUse, next).isEmpty();
    LocalDate from = isForTheDay ? today.get() : today.get().plusDays(1);
    waiting = source.store().put(offered, from, messages);
    notice = null;
    LOG.log(
        System.Logger.Level.INFO,
        "version {0} of the catalogue is used from {1} on",
        offered,
        isForTheDay ? "the next quiet minute" : "midnight");
  }

  private void keep(long offered, String reason, String words) {
    LOG.log(
        System.Logger.Level.WARNING,
        "a new catalogue is not used, version {0} stays: {1}",
        version,
        words);
    told.accept(new CatalogueKept(offered, version, reason));
    notice =
        "Danh mục mới của trung tâm không dùng được trên máy này, máy dùng tiếp danh mục cũ. Xin"
            + " báo"
            + " cán bộ kỹ thuật (mã lỗi: %s).".formatted(reason);
  }

  /** What the staff should know, in Vietnamese; null when there is nothing. */
  public @Nullable String notice() {
    return notice;
  }

  /**
   * About a second has passed.
   *
   * @param events changes with each event of the ledger
   */
  public void look(Moment now, long events) {
    if (events != seenEvents) {
      seenEvents = events;
      seenAt = now.monotonicNanos();
    }
    CatalogueStore.Held next = waiting;
    if (next == null) {
      return;
    }
    LocalDate day = Day.of(now.wall());
    boolean isQuiet = now.monotonicNanos() - seenAt >= QUIET.toNanos();
    if (day.isAfter(next.from()) || (day.equals(next.from()) && (isQuiet || isMidnights(next)))) {
      waiting = null;
      renew.run();
    }
  }

  /** Whether it waited for midnight: then no quiet time is needed once its day has come. */
  private boolean isMidnights(CatalogueStore.Held next) {
    try {
      return !CatalogueChange.between(inUse, source.read(next)).isEmpty();
    } catch (IOException | ConfigException | UntrustedCatalogueException e) {
      LOG.log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", next.directory(), e);
      return false;
    }
  }
}
