package vn.motcua.devices.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.motcua.devices.emulator.zkteco.TerminalEmulator;
import vn.motcua.devices.npm.NpmPackages;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.ZkUser;

/**
 * Clients that others wrote for real terminals run against the emulated one.
 *
 * <p>They take what one read of the connection gives them for one packet, so the terminal here
 * works longer before it sends again than this machine keeps a client waiting.
 */
@Timeout(120)
class ForeignClientsTest {
  private static final LocalDateTime SEVEN = LocalDateTime.of(2026, 11, 16, 7, 0);
  private static final Duration GAP = Duration.ofMillis(80);
  private static final int USERS = 300;

  /** More than one part of a buffered read. */
  private static final int PUNCHES = 2_000;

  @BeforeAll
  static void theClientsAreInstalled() throws IOException, InterruptedException {
    NpmPackages.install();
  }

  private static TerminalEmulator terminal(ZkTransport transport, int recordBytes) {
    TerminalEmulator terminal = new TerminalEmulator(transport, recordBytes, 0, 10_000);
    terminal.setGap(GAP);
    for (int uid = 1; uid <= USERS; uid++) {
      terminal.add(new ZkUser(uid, 0, true, "User " + uid, uid, "1", Integer.toString(uid)));
    }
    for (int minute = 0; minute < PUNCHES; minute++) {
      int uid = 1 + minute % USERS;
      terminal.punchQuietly(
          new Punch(uid, Integer.toString(uid), SEVEN.plusMinutes(minute), 1, 0, 0));
    }
    return terminal;
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-zklib", "zkteco-js"})
  void threeHundredUsersAndTwoThousandPunchesAreReadByClientsThatOthersWrote(String library)
      throws IOException {
    try (TerminalEmulator terminal = terminal(ZkTransport.TCP, 40);
        NpmClient client = new NpmClient(library, terminal.port())) {
      client.ask("createSocket");
      JsonNode users = client.ask("getUsers").get("data");
      assertThat(users).hasSize(USERS);
      assertThat(users.get(299).get("name").asString()).isEqualTo("User 300");
      assertThat(users.get(299).get("userId").asString()).isEqualTo("300");
      JsonNode punches = client.ask("getAttendances").get("data");
      assertThat(punches).hasSize(PUNCHES);
      JsonNode info = client.ask("getInfo");
      assertThat(info.get("userCounts").asInt()).isEqualTo(USERS);
      assertThat(info.get("logCounts").asInt()).isEqualTo(PUNCHES);
      assertThat(info.get("logCapacity").asInt()).isEqualTo(10_000);
      client.ask("disableDevice");
      client.ask("enableDevice");
      client.ask("clearAttendanceLog");
      assertThat(client.ask("getInfo").get("logCounts").asInt()).isZero();
      client.ask("disconnect");
      assertThat(terminal.faults()).isEmpty();
    }
  }

  @Test
  void aTerminalOfTheOlderKindIsReadOverDatagrams() throws IOException {
    try (TerminalEmulator terminal = terminal(ZkTransport.UDP, 16);
        NpmClient client = new NpmClient("node-zklib", terminal.port())) {
      client.ask("createSocket"); // tries TCP first, which is refused
      JsonNode users = client.ask("getUsers").get("data");
      assertThat(users).hasSize(USERS);
      assertThat(users.get(6).get("name").asString()).isEqualTo("User 7");
      assertThat(client.ask("getAttendances").get("data")).hasSize(PUNCHES);
      client.ask("disconnect");
      assertThat(terminal.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-zklib", "zkteco-js"})
  void aPunchIsReportedToThemAsItHappens(String library) throws IOException {
    try (TerminalEmulator terminal = terminal(ZkTransport.TCP, 40);
        NpmClient client = new NpmClient(library, terminal.port())) {
      client.ask("createSocket");
      client.ask("getRealTimeLogs");
      client.ask("freeData"); // the client takes the answer to the call before for this one's
      client.ask("freeData");
      terminal.punch(new Punch(7, "7", SEVEN, 1, 0, 0));
      JsonNode event = client.event();
      assertThat(event.get("userId").asString()).isEqualTo("7");
      assertThat(event.get("attTime").asString())
          .isEqualTo(
              SEVEN.atZone(ZoneId.systemDefault()).toInstant().toString().replace("Z", ".000Z"));
      assertThat(terminal.faults()).isEmpty();
    }
  }

  @Test
  void everyCommandOfAClientOfTodayIsKnown() throws IOException {
    try (TerminalEmulator terminal = terminal(ZkTransport.TCP, 40);
        NpmClient client = new NpmClient("zkteco-js", terminal.port())) {
      client.ask("createSocket");
      assertThat(client.ask("getSerialNumber").asString()).isEqualTo("EMU0000001");
      assertThat(client.ask("getFirmware").asString()).startsWith("Ver 6.60");
      assertThat(client.ask("getPlatform").asString()).isEqualTo("ZEM560_TFT");
      assertThat(client.ask("getDeviceVersion").asString()).isEqualTo("10");
      assertThat(client.ask("getPIN").asString()).isEqualTo("9");
      assertThat(client.ask("getFaceOn").asString()).isEqualTo("No");
      assertThat(client.ask("getMacAddress").asString()).contains(":");
      for (String option : new String[] {"DeviceName", "Vendor", "OS", "WorkCode", "ProductTime"}) {
        assertThat(client.ask("get" + option).asString()).as(option).isNotEmpty();
      }
      long millis = SEVEN.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
      client.ask("setTime", millis);
      assertThat(terminal.clock()).isEqualTo(SEVEN);
      assertThat(client.ask("getTime").asString())
          .startsWith(SEVEN.atZone(ZoneId.systemDefault()).toInstant().toString().substring(0, 16));
      client.ask("voiceTest");
      client.ask("setUser", 301, "301", "New", "", 0, 55);
      assertThat(client.ask("getInfo").get("userCounts").asInt()).isEqualTo(USERS + 1);
      client.ask("deleteUser", 301);
      assertThat(client.ask("getInfo").get("userCounts").asInt()).isEqualTo(USERS);
      client.ask("clearData");
      assertThat(client.ask("getAttendanceSize").asInt()).isZero();
      assertThat(client.ask("getUsers").get("data")).isEmpty();
      client.ask("disconnect");
      assertThat(terminal.faults()).isEmpty();
    }
  }
}
