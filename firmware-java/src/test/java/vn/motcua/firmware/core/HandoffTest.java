package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.HandoffEvent.ReceiptScanned;
import vn.motcua.bridge.HandoffEvent.Side;
import vn.motcua.firmware.station.Effect;

class HandoffTest {
  private final Scene scene = new Scene("2026-11-20T09:00:00+07:00");

  @Test
  void aScanSaysWhoHandedOverToWhom() {
    scene.finger(1).scan("000.00.53.H48-220921-0099");
    ReceiptScanned receipt = scene.events(ReceiptScanned.class).getFirst();
    assertThat(receipt)
        .isEqualTo(
            new ReceiptScanned(
                "000.00.53.H48-220921-0099",
                Side.GIAO,
                "Trung tâm",
                "Bưu điện",
                "cb-001",
                null,
                "scanner-1"));
  }

  @Test
  void aCitizenCardIsRefusedAndNothingOfItIsStored() {
    scene.scan("012345678901|123456789|Nguyễn Văn Mẫu|01011990|Nam|Thôn Mẫu|01012021");
    scene.scan("012345678901");
    assertThat(scene.events(EventData.class)).isEmpty();
    assertThat(scene.effects(Effect.ScanTone.class))
        .extracting(Effect.ScanTone::accepted)
        .containsExactly(false, false);
    assertThat(scene.view().desks().getFirst().last())
        .satisfies(scan -> {
          assertThat(scan).isNotNull();
          assertThat(scan.verdict()).isEqualTo("citizen-card");
          assertThat(scan.dossier()).isNull();
        });
  }

  @Test
  void aCodeReadTwiceInAMomentIsOneScanAndLaterAnother() {
    scene.scan("H48.53-220921-0099").scan("H48.53-220921-0099");
    scene.after(Duration.ofSeconds(3)).scan("H48.53-220921-0099");
    assertThat(scene.events(ReceiptScanned.class)).hasSize(2);
  }
}
