package vn.motcua.firmware.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.EventData;
import vn.motcua.firmware.handoff.DeskView;
import vn.motcua.firmware.handoff.HandoffEvent.ReceiptScanned;
import vn.motcua.firmware.handoff.HandoffEvent.Side;
import vn.motcua.firmware.handoff.HandoffState;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Effect.Tone;

class HandoffTest {
  private static final String CODE = "H48.53-220921-0099";
  private static final String OTHER = "H48.53-220921-0100";

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
    assertThat(tones()).containsExactly(Tone.REFUSED, Tone.REFUSED);
    assertThat(last().verdict()).isEqualTo("citizen-card");
    assertThat(last().dossier()).isNull();
  }

  @Test
  void aDossierScannedAgainAtTheSameDeskIsTheSameHandOverAndThePersonIsTold() {
    scene.finger(1).scan(CODE).scan(CODE);
    assertThat(tones()).as("one scan, read twice").hasSize(1);
    for (int i = 0; i < 5; i++) {
      scene.after(Duration.ofSeconds(4)).scan(CODE);
    }
    assertThat(scene.events(ReceiptScanned.class)).hasSize(1);
    assertThat(tones()).hasSize(6).startsWith(Tone.ACCEPTED, Tone.AGAIN).endsWith(Tone.AGAIN);
    assertThat(last().verdict()).isEqualTo("repeated");
    scene.scan(OTHER);
    assertThat(last().verdict()).isEqualTo("accepted");
    assertThat(scene.events(ReceiptScanned.class)).hasSize(2);
  }

  @Test
  void theNextTripAnotherOfficerAndTheWayBackAreHandOversOfTheirOwn() {
    scene.finger(1).scan(CODE);
    scene.after(Duration.ofMinutes(29)).scan(CODE);
    assertThat(scene.events(ReceiptScanned.class)).hasSize(1);
    scene.after(HandoffState.SAME_HANDOVER).scan(CODE);
    assertThat(scene.events(ReceiptScanned.class)).as("the next trip").hasSize(2);
    scene.after(Duration.ofMinutes(1)).finger(2).scan(CODE);
    assertThat(scene.events(ReceiptScanned.class)).as("another officer").hasSize(3);
    scene.after(Duration.ofMinutes(1)).scan("scanner-2", CODE);
    assertThat(scene.events(ReceiptScanned.class)).as("the way back").hasSize(4);
    scene.after(Duration.ofMinutes(1)).scan(CODE);
    assertThat(scene.events(ReceiptScanned.class)).as("and out again").hasSize(5);
  }

  @Test
  void aHandOverIsKnownAgainAfterAPowerCut() {
    scene.finger(1).scan(CODE);
    scene.restart().after(Duration.ofSeconds(10)).scan(CODE);
    assertThat(scene.events(ReceiptScanned.class)).hasSize(1);
    assertThat(tones()).containsExactly(Tone.ACCEPTED, Tone.AGAIN);
  }

  private DeskView.ScanView last() {
    return scene.view().desks().stream()
        .filter(desk -> desk.name().equals("Bàn luân chuyển"))
        .map(DeskView::last)
        .map(Objects::requireNonNull)
        .findFirst()
        .orElseThrow();
  }

  private List<Tone> tones() {
    return scene.effects(Effect.ScanTone.class).stream().map(Effect.ScanTone::tone).toList();
  }
}
