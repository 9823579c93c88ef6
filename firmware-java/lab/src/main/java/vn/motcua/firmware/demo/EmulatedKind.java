package vn.motcua.firmware.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.provisioning.Catalogue;

/** How the laboratory emulates one kind of device. */
@FunctionalInterface
interface EmulatedKind {
  /** Every kind that the bench has; a further kind is one more line. */
  List<EmulatedKind> SHIPPED =
      List.of(
          BenchPrinter::devices, BenchReader::devices, BenchScanner::devices, BenchPanel::devices);

  /** The devices of this kind that a centre with {@code catalogue} has. */
  List<? extends EmulatedDevice> devices(Path directory, Catalogue catalogue) throws IOException;
}
