package vn.motcua.devices.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.PacketEvent;
import vn.motcua.devices.link.Fault;

/** The rules alone, on a clock that the test controls. */
class IdentifierTest {
  private static final Packet OK = Packet.acknowledge(Confirmation.OK);
  private static final Packet NO_FINGER = Packet.acknowledge(Confirmation.NO_FINGER);
  private static final Packet SLOT_7 = Packet.acknowledge(Confirmation.OK, 0, 7, 0, 137);
  private static final Packet NOT_FOUND = Packet.acknowledge(Confirmation.NOT_FOUND, 0, 0, 0, 0);

  private long now;
  private final Identifier identifier = new Identifier(200, 0, false);

  @Test
  void aFingerIsSearchedOverTheWholeLibrary() {
    assertThat(elapse()).containsExactly(send(Packet.command(Instruction.GEN_IMG)));
    assertThat(receive(OK)).containsExactly(send(Packet.command(Instruction.IMG_2_TZ, 1)));
    assertThat(receive(OK))
        .containsExactly(send(Packet.command(Instruction.SEARCH, 1, 0, 0, 0, 200)));
    assertThat(receive(SLOT_7)).containsExactly(new IdentifierEffect.Matched(7, 137));
  }

  @Test
  void aFingerThatStaysIsNotSearchedAgain() {
    identify(SLOT_7);
    for (int i = 0; i < 50; i++) {
      elapse();
      assertThat(receive(OK)).isEmpty();
    }
    elapse();
    receive(NO_FINGER);
    assertThat(identify(NOT_FOUND)).containsExactly(new IdentifierEffect.Unknown());
  }

  @Test
  void aPoorPictureIsTakenAgainWithoutLifting() {
    elapse();
    receive(OK);
    assertThat(receive(Packet.acknowledge(Confirmation.FEW_FEATURES))).isEmpty();
    assertThat(identify(SLOT_7)).containsExactly(new IdentifierEffect.Matched(7, 137));
  }

  @Test
  void aLateAnswerIsNeverTakenForTheNextOne() {
    elapse(); // GenImg is asked,
    elapse(); // nothing comes for two seconds,
    assertThat(receive(OK)).as("and then its answer does").isEmpty();
    assertThat(identifier.idle()).isFalse();
    assertThat(elapse())
        .as("a module that was silent may be another one by now")
        .containsExactly(new IdentifierEffect.Recheck(), send(Packet.command(Instruction.GEN_IMG)));
    identify(SLOT_7);
  }

  @Test
  void aPacketNobodyAskedForIsDrained() {
    receive(OK);
    assertThat(identifier.idle()).isFalse();
    assertThat(elapse()).containsExactly(send(Packet.command(Instruction.GEN_IMG)));
  }

  @Test
  void threeFailuresInARowAreAFault() {
    elapse();
    assertThat(elapse()).isEmpty();
    elapse();
    assertThat(elapse()).isEmpty();
    elapse();
    assertThat(elapse())
        .singleElement()
        .isInstanceOfSatisfying(
            IdentifierEffect.Fail.class,
            f -> assertThat(f.fault()).isInstanceOf(Fault.Timeout.class));
  }

  @Test
  void aSlotBeyondTheCapacityIsNotBelieved() {
    elapse();
    receive(OK);
    receive(OK);
    assertThat(receive(Packet.acknowledge(Confirmation.OK, 0, 200, 0, 1))).isEmpty();
  }

  @Test
  void anAnswerOfAnotherCommandsLengthIsNotBelieved() {
    elapse();
    assertThat(receive(SLOT_7)).isEmpty();
    assertThat(elapse()).containsExactly(send(Packet.command(Instruction.GEN_IMG)));
  }

  @Test
  void aModuleThatNeverStopsTalkingIsAFault() {
    receive(OK);
    List<IdentifierEffect> effects = List.of();
    for (int i = 0; i < 40 && effects.isEmpty(); i++) {
      now += TimeUnit.MILLISECONDS.toNanos(200);
      effects = receive(OK);
    }
    assertThat(effects).singleElement().isInstanceOf(IdentifierEffect.Fail.class);
  }

  @Test
  void timeBeforeTheDeadlineChangesNothing() {
    elapse();
    assertThat(identifier.tick(now + 1)).isEmpty();
    assertThat(receive(OK)).hasSize(1);
  }

  private List<IdentifierEffect> identify(Packet found) {
    elapse();
    receive(OK);
    receive(OK);
    return receive(found);
  }

  private List<IdentifierEffect> elapse() {
    now = identifier.deadlineNanos();
    return identifier.tick(now);
  }

  private List<IdentifierEffect> receive(Packet packet) {
    return identifier.received(new PacketEvent.Good(0, packet), now);
  }

  private static IdentifierEffect send(Packet packet) {
    return new IdentifierEffect.Send(packet);
  }
}
