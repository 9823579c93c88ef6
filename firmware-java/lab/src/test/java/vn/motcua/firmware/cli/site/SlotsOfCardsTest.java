package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.firmware.cli.ExitCode;

/** The slots that a site gives to the cards of boards that give numbers. */
class SlotsOfCardsTest {
  @TempDir private Path directory = Path.of("");
  private Path site = directory;
  private Path toml = directory;
  private TestSite here = new TestSite(directory);

  @BeforeEach
  void makeACentre() throws IOException {
    here = TestSite.in(directory);
    site = here.folder();
    toml = here.toml();
  }

  @Test
  void aNewCardGetsSlotsThatNoCardHasHadAndACode() throws Exception {
    String code = TestSite.motcua("site", "board", site.toString(), "kiosk-1").out().strip();
    try (EstServer server = here.serve()) {
      assertThat(here.enrol(server, "--code", code).err()).isEmpty();
      String[] replace = {"site", "replace", site.toString(), "kiosk-1", "--why", "thẻ hỏng"};
      TestSite.Said first = TestSite.motcua(replace);
      assertThat(first.out()).contains("1 certificates of the old card", "slots = [5, 6]");
      try (TestSite.Broker broker = here.broker()) {
        assertThat(broker.answer()).as("the old card").isInstanceOf(PortEvent.ConnectFailed.class);
      }
      Files.delete(directory.resolve("board.key"));
      String next = first.out().strip().replaceFirst("(?s).*--code ", "");
      assertThat(here.enrol(server, "--code", next).err()).isEmpty();
      try (TestSite.Broker broker = here.broker()) {
        assertThat(broker.answer()).isInstanceOf(PortEvent.Connected.class);
      }
      assertThat(TestSite.motcua(replace).out()).contains("slots = [7, 8]");
      assertThat(TestSite.motcua(replace).out()).contains("slots = [9]");
      TestSite.Said none = TestSite.motcua(replace);
      assertThat(none.code()).isEqualTo(ExitCode.FAILED);
      assertThat(none.err()).contains("each slot, 0 to 9, has been given to a card already");
    }
  }

  @Test
  void twoBoardsThatGiveNumbersGetDifferentSlotsAndOneBoardAlwaysTheSame() throws Exception {
    String[] first = {"site", "board", site.toString(), "kiosk-1", "--tickets"};
    assertThat(TestSite.motcua(first).err()).contains("slots = [0]");
    assertThat(TestSite.motcua("site", "board", site.toString(), "kiosk-2", "--tickets").err())
        .contains("slots = [1]");
    assertThat(TestSite.motcua(first).err()).contains("slots = [0]");
    assertThat(TestSite.motcua("site", "board", site.toString(), "quay-1").err())
        .doesNotContain("slots");
    assertThat(
            TestSite.motcua("site", "replace", site.toString(), "kiosk-1", "--why", "thẻ hỏng")
                .out())
        .contains("slots = [2]");
    assertThat(TestSite.motcua(first).err()).contains("slots = [2]");
    Files.writeString(toml, Files.readString(toml).replace("slots = [0, 1]\n", ""));
    try (EstServer server = here.serve()) {
      TestSite.Said refused = here.enrol(server, "--code", "0000-0000-0000");
      assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err()).contains("motcua site board DIR kiosk-1 --tickets");
    }
  }

  @Test
  void aCentreWithAHubASpareAndFourKiosksHasSlotsLeftForFourLaterCards() {
    List<String> boards = List.of("hub-1", "spare-1", "kiosk-1", "kiosk-2", "kiosk-3", "kiosk-4");
    for (int i = 0; i < boards.size(); i++) {
      assertThat(
              TestSite.motcua("site", "board", site.toString(), boards.get(i), "--tickets").err())
          .contains("slots = [" + i + "]");
    }
    for (int i = boards.size(); i < 10; i++) {
      assertThat(
              TestSite.motcua("site", "replace", site.toString(), "kiosk-4", "--why", "thẻ hỏng")
                  .out())
          .contains("slots = [" + i + "]");
    }
  }
}
