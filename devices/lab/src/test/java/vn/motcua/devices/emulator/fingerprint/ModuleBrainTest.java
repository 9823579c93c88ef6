package vn.motcua.devices.emulator.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.Pid;

/** The commands of the manuals that our own driver does not use. */
class ModuleBrainTest {
  private final ModuleBrain zfm = on(ModuleSpec.ZFM);
  private final ModuleBrain grow = on(ModuleSpec.GROW);

  private static ModuleBrain on(ModuleSpec spec) {
    ModuleBrain brain = new ModuleBrain(spec);
    brain.powerOn();
    return brain;
  }

  private static List<Packet> ask(ModuleBrain brain, Instruction command, int... arguments) {
    return brain.answer(command, Packet.command(command, arguments));
  }

  private static int code(ModuleBrain brain, Instruction command, int... arguments) {
    return ask(brain, command, arguments).getFirst().u8(0);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 6, 00",
    "4, 0, 1b",
    "4, 13, 1b",
    "5, 5, 00",
    "5, 0, 1b",
    "5, 6, 1b",
    "6, 0, 00",
    "6, 4, 1b",
    "3, 1, 1a",
    "7, 1, 1a"
  })
  void aParameterIsSetWithinItsRangeOnly(int number, int value, String confirmation) {
    assertThat(code(zfm, Instruction.SET_SYS_PARA, number, value))
        .isEqualTo(Integer.parseInt(confirmation, 16));
  }

  @Test
  void whatWasSetIsToldAndUsed() {
    ask(zfm, Instruction.SET_SYS_PARA, 4, 12);
    ask(zfm, Instruction.SET_SYS_PARA, 5, 1);
    ask(zfm, Instruction.SET_SYS_PARA, 6, 3);
    Packet told = ask(zfm, Instruction.READ_SYS_PARA).getFirst();
    assertThat(told.size()).isEqualTo(17);
    assertThat(told.u16(7)).isEqualTo(1);
    assertThat(told.u16(13)).isEqualTo(3);
    assertThat(told.u16(15)).isEqualTo(12);
    assertThat(zfm.baud()).isEqualTo(115_200);
    List<Packet> template = ask(zfm, Instruction.UP_CHAR, 1);
    assertThat(template).hasSize(3);
    assertThat(template.get(1).size()).isEqualTo(256);
  }

  @Test
  void anImageComesInPacketsUntilTheLast() {
    assertThat(code(zfm, Instruction.UP_IMAGE)).isEqualTo(Confirmation.UPLOAD_IMAGE_FAIL.code());
    for (ModuleBrain brain : List.of(zfm, grow)) {
      brain.memory().lay(7);
      ask(brain, Instruction.GEN_IMG);
      List<Packet> image = ask(brain, Instruction.UP_IMAGE);
      int bytes = image.stream().skip(1).mapToInt(Packet::size).sum();
      assertThat(bytes).isEqualTo(brain == zfm ? 36_864 : 18_432);
      assertThat(image.getFirst().pid()).isEqualTo(Pid.ACKNOWLEDGE);
      assertThat(image.getLast().pid()).isEqualTo(Pid.END_OF_DATA);
      assertThat(image.subList(1, image.size() - 1)).allMatch(part -> part.pid() == Pid.DATA);
    }
  }

  @Test
  void theFastSearchFindsWhatTheSearchFinds() {
    zfm.memory().store(12, 7);
    zfm.memory().fill(1, 7);
    assertThat(ask(zfm, Instruction.HIGH_SPEED_SEARCH, 1, 0, 0, 0, 200))
        .isEqualTo(ask(zfm, Instruction.SEARCH, 1, 0, 0, 0, 200));
    assertThat(code(zfm, Instruction.HIGH_SPEED_SEARCH, 1, 0, 0, 0, 12)).isEqualTo(0x09);
  }

  @Test
  void theEchoIsOfOneFamilyAndRandomNumbersDiffer() {
    assertThat(code(zfm, Instruction.GET_ECHO)).isEqualTo(0x55);
    assertThat(zfm.knows(Instruction.GET_ECHO)).isTrue();
    assertThat(grow.knows(Instruction.GET_ECHO)).isFalse();
    Packet first = ask(zfm, Instruction.GET_RANDOM_CODE).getFirst();
    assertThat(first.size()).isEqualTo(5);
    assertThat(ask(zfm, Instruction.GET_RANDOM_CODE).getFirst()).isNotEqualTo(first);
  }
}
