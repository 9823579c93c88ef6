package vn.motcua.firmware.bench.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import vn.motcua.devices.emulator.fingerprint.IdentifyRoundTrip;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.picture.ForeignPictures;

/** Printer, camera, fingerprint module and buttons as figures with their references. */
public final class DevicesBench {
  private static final int FINGERS = 1_000;
  private static final int IDENTIFICATIONS = 100;

  private DevicesBench() {}

  /** Runs all; some minutes. {@code directory} takes pictures and a pseudo terminal's link. */
  public static List<Figure> run(Path directory)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    List<Figure> figures = new ArrayList<>(TicketBench.run());
    figures.addAll(PictureBench.run(directory));
    figures.addAll(ForeignPictures.run(directory.resolve("foreign")));
    figures.add(identify(directory));
    figures.addAll(PanelBench.run());
    return figures;
  }

  private static Figure identify(Path directory)
      throws InterruptedException, ExecutionException, TimeoutException {
    var trip = IdentifyRoundTrip.measure(directory, FINGERS, IDENTIFICATIONS);
    String reference =
        String.format(
            Locale.ROOT,
            "%d fingers, median %.2f ms; the wire alone %.2f ms (bytes at the module's speed)",
            trip.fingers(),
            trip.p50Nanos() / 1e6,
            trip.wireNanos() / 1e6);
    return new Figure("identify_vs_wire", trip.timesTheWire(), "ratio", reference);
  }
}
