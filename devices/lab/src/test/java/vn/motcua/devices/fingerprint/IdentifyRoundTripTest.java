package vn.motcua.devices.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.emulator.fingerprint.IdentifyRoundTrip;

class IdentifyRoundTripTest {
  @TempDir Path folder;

  @Test
  void aThousandFingersAreIdentifiedAndTheWireIsTheLimit() throws Exception {
    int rounds = Integer.getInteger("motcua.identify.rounds", 5);
    IdentifyRoundTrip figure = IdentifyRoundTrip.measure(folder, 1000, rounds);
    System.getLogger("figures").log(System.Logger.Level.INFO, figure + " " + figure.timesTheWire());
    assertThat(figure.wireNanos()).isEqualTo(14_236_111);
    assertThat(figure.p50Nanos()).isGreaterThanOrEqualTo(figure.wireNanos());
    assertThat(figure.p50Nanos()).as("every finger was found").isLessThan(Long.MAX_VALUE);
  }
}
