package vn.motcua.firmware.board.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.ConfigFault;
import vn.motcua.provisioning.Partial;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.signed.CataloguePart;
import vn.motcua.provisioning.signed.SignedCatalogue;
import vn.motcua.provisioning.signed.UntrustedCatalogueException;

/**
 * Where a board with a site has its catalogues from. Immutable.
 *
 * @param centre id of the centre
 * @param parts those that the board reads, the public one first
 * @param authorities the site's authorities
 * @param store what the board holds
 * @param board board.toml
 */
record Source(
    String centre, List<CataloguePart> parts, Path authorities, CatalogueStore store, Path board) {

  /** The highest version that is held, at least {@code used}. */
  long highest(long used) throws IOException {
    List<CatalogueStore.Held> held = store.held();
    return held.isEmpty() ? used : Math.max(used, held.getFirst().version());
  }

  /** Reads a version that is held; its signature is checked again. */
  Catalogue read(CatalogueStore.Held held)
      throws IOException, ConfigException, UntrustedCatalogueException {
    return usable(held).good();
  }

  Partial<Catalogue> usable(CatalogueStore.Held held)
      throws IOException, ConfigException, UntrustedCatalogueException {
    Map<CataloguePart, SignedCatalogue> signed = new EnumMap<>(CataloguePart.class);
    for (CataloguePart part : parts) {
      signed.put(
          part,
          SignedCatalogue.verified(
                  Files.readString(held.part(part)), Pem.readCertificates(authorities))
              .require(centre, part, held.version() - 1));
    }
    return read(signed);
  }

  Partial<Catalogue> read(Map<CataloguePart, SignedCatalogue> signed) throws ConfigException {
    SignedCatalogue staff = signed.get(CataloguePart.STAFF);
    return CatalogueToml.usable(
        Path.of("catalogue"),
        Objects.requireNonNull(signed.get(CataloguePart.PUBLIC), "every board reads it").text(),
        staff == null ? "" : staff.text());
  }

  /** Faults of devices that have their counter or desk in one catalogue and not in the next. */
  List<String> devicesLost(Catalogue used, Catalogue next) {
    List<String> lost = new ArrayList<>(leftOut(next));
    lost.removeAll(leftOut(used));
    return lost;
  }

  private List<String> leftOut(Catalogue catalogue) {
    try {
      return boardWith(catalogue).leftOut().stream().map(ConfigFault::toString).toList();
    } catch (ConfigException e) {
      return e.faults().stream().map(ConfigFault::toString).toList();
    }
  }

  Partial<BoardConfig> boardWith(Catalogue catalogue) throws ConfigException {
    return BoardToml.usable(
        board,
        catalogue,
        PrinterProfiles.shipped().names(),
        DeviceKinds.tables(DeviceKinds.SHIPPED));
  }
}
