package vn.motcua.firmware.board.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.system.BuildDate;
import vn.motcua.firmware.system.SystemClock;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.ConfigFault;
import vn.motcua.provisioning.Partial;
import vn.motcua.provisioning.signed.CataloguePart;
import vn.motcua.provisioning.signed.UntrustedCatalogueException;

/**
 * Reads what a board is built of: board.toml, and the catalogue of the file or of the site. Entries
 * with a fault are left out and logged; a fault outside of entries stops the start. One thread.
 */
public final class Provisioning {
  private static final System.Logger LOG = System.getLogger(Provisioning.class.getName());

  private final Path board;
  private final Path catalogue;
  private final Supplier<LocalDate> today;
  private final Runnable renew;

  /**
   * For one board.
   *
   * @param catalogue the file; a board of a site uses it until the site's first catalogue comes
   * @param wall the kernel's wall clock
   * @param renew called when a newer catalogue is to be used: read again and build the board anew
   */
  public Provisioning(Path board, Path catalogue, InstantSource wall, Runnable renew) {
    this.board = board;
    this.catalogue = catalogue;
    this.today = () -> Day.of(new SystemClock(BuildDate.get(), wall).now().wall());
    this.renew = renew;
  }

  /**
   * Reads everything.
   *
   * @throws ConfigException when a file cannot be used at all
   */
  public Provision read() throws ConfigException, IOException {
    BoardConfig alone =
        BoardToml.usable(
                board,
                null,
                PrinterProfiles.shipped().names(),
                DeviceKinds.tables(DeviceKinds.SHIPPED))
            .good();
    Source source = source(alone);
    CatalogueStore.Held held = source == null ? null : used(source);
    Partial<Catalogue> centre =
        source == null || held == null ? CatalogueToml.usable(catalogue) : again(source, held);
    Partial<BoardConfig> whole = board(centre.good());
    List<ConfigFault> leftOut = new ArrayList<>(centre.leftOut());
    leftOut.addAll(whole.leftOut());
    leftOut.forEach(each -> LOG.log(System.Logger.Level.WARNING, "left out: {0}", each));
    CatalogueFeed site =
        source == null ? null : site(source, centre.good(), held == null ? 0 : held.version());
    return new Provision(whole.good(), centre.good(), leftOut, site);
  }

  private Partial<BoardConfig> board(Catalogue centre) throws ConfigException {
    return BoardToml.usable(
        board, centre, PrinterProfiles.shipped().names(), DeviceKinds.tables(DeviceKinds.SHIPPED));
  }

  private @Nullable Source source(BoardConfig config) {
    BoardConfig.Tls tls = config.broker().tls();
    if (config.catalogue() == BoardConfig.CatalogueSource.FILE || tls == null) {
      return null;
    }
    List<CataloguePart> parts =
        config.catalogue() == BoardConfig.CatalogueSource.STAFF
            ? List.of(CataloguePart.PUBLIC, CataloguePart.STAFF)
            : List.of(CataloguePart.PUBLIC);
    return new Source(config.centre(), parts, tls.ca(), new CatalogueStore(config.data()), board);
  }

  /** The newest version whose day has come and whose signature is good; null for none. */
  private CatalogueStore.@Nullable Held used(Source source) throws IOException {
    LocalDate now = today.get();
    for (CatalogueStore.Held each : source.store().held()) {
      if (!each.from().isAfter(now)) {
        try {
          source.usable(each);
          source.store().forgetBefore(each.version());
          return each;
        } catch (ConfigException | UntrustedCatalogueException | IOException e) {
          LOG.log(
              System.Logger.Level.ERROR,
              "{0} is not used, the one before it is: {1}",
              each.directory(),
              e.getMessage());
        }
      }
    }
    return null;
  }

  private static Partial<Catalogue> again(Source source, CatalogueStore.Held held)
      throws ConfigException, IOException {
    try {
      return source.usable(held);
    } catch (UntrustedCatalogueException e) {
      throw new IOException(held.directory() + " was changed just now: " + e.getMessage(), e);
    }
  }

  private CatalogueFeed site(Source source, Catalogue used, long version) throws IOException {
    CatalogueStore.Held waiting =
        source.store().held().stream()
            .filter(each -> each.version() > version && each.from().isAfter(today.get()))
            .findFirst()
            .orElse(null);
    return new CatalogueFeed(source, Objects.requireNonNull(used), version, today, waiting, renew);
  }
}
