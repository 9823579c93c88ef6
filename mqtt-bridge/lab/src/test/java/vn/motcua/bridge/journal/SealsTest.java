package vn.motcua.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.bridge.journal.Moments.BOARD;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.lab.MemoryJournal;

class SealsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  @Test
  void theOnlyEventOfALedgerIsCounted() {
    Ledger one = new Ledger("hanoi", "quay-1").grow(1);
    LocalDate day = LocalDays.of(one.event(1).at().wall());
    assertThat(Seals.count(one, one.head(), day))
        .isEqualTo(Map.of("vn.motcua.ticket.voided.v1", 1L));
  }

  @Test
  void aDayIsCountedAndItsSealComesBackGenuine() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    try (var ledger = new MemoryJournal(BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1))) {
      JournalContract.append(ledger, 1, 600);
      JournalContract.append(ledger, 86_400, 3); // the next local day
      DaySealed seal = Seals.seal(ledger, BOARD, DAY, keys.getPrivate());
      assertThat(seal.counts())
          .isEqualTo(new TreeMap<>(java.util.Map.of("vn.motcua.ticket.noshow.v1", 600L)));
      assertThat(seal.lastSequence()).isEqualTo(603);
      assertThat(seal.chainHead()).isEqualTo(ledger.head().hash());
      Event event = ledger.append(List.of(seal), Moments.at(90_000)).getFirst();
      var back = (DaySealed) SampleEvent.CATALOGUE.parse(event.type(), event.data());
      assertThat(Seals.isGenuine(back, BOARD, event.epoch(), keys.getPublic())).isTrue();
    }
  }

  @Test
  void aSealThatWasTouchedIsNotGenuine() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var ledger = new MemoryJournal(BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
    JournalContract.append(ledger, 1, 5);
    DaySealed seal = Seals.seal(ledger, BOARD, DAY, keys.getPrivate());
    String epoch = ledger.head().epoch();
    assertThat(Seals.isGenuine(seal, BOARD, epoch, keys.getPublic())).isTrue();
    var fewer = new TreeMap<>(seal.counts());
    fewer.put("vn.motcua.ticket.noshow.v1", 4L);
    for (DaySealed touched :
        List.of(
            new DaySealed(DAY.plusDays(1), 5, seal.chainHead(), seal.counts(), seal.signature()),
            new DaySealed(DAY, 4, seal.chainHead(), seal.counts(), seal.signature()),
            new DaySealed(DAY, 5, "0".repeat(64), seal.counts(), seal.signature()),
            new DaySealed(DAY, 5, seal.chainHead(), fewer, seal.signature()),
            new DaySealed(DAY, 5, seal.chainHead(), seal.counts(), "no signature"))) {
      assertThat(Seals.isGenuine(touched, BOARD, epoch, keys.getPublic())).isFalse();
    }
    assertThat(Seals.isGenuine(seal, new Identity("x", "board-1"), epoch, keys.getPublic()))
        .isFalse();
    assertThat(Seals.isGenuine(seal, BOARD, "0".repeat(16), keys.getPublic())).isFalse();
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertThat(Seals.isGenuine(seal, BOARD, epoch, other.getPublic())).isFalse();
  }

  @Test
  void theSignatureIsOverEachFieldWithItsLengthAsTheClassDocuments() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var ledger = new MemoryJournal(BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1));
    JournalContract.append(ledger, 1, 5);
    DaySealed seal = Seals.seal(ledger, BOARD, DAY, keys.getPrivate());
    var signed = new ByteArrayOutputStream();
    for (String field :
        List.of(
            "motcua.seal.v1",
            BOARD.centre(),
            BOARD.board(),
            ledger.head().epoch(),
            DAY.toString(),
            "5",
            seal.chainHead(),
            "vn.motcua.ticket.noshow.v1",
            "5")) {
      byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
      signed.writeBytes(new byte[] {0, 0, 0, (byte) utf8.length});
      signed.writeBytes(utf8);
    }
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(keys.getPublic());
    signature.update(signed.toByteArray());
    assertThat(signature.verify(Base64.getDecoder().decode(seal.signature()))).isTrue();
  }
}
