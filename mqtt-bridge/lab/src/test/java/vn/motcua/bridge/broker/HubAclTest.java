package vn.motcua.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.bridge.hub.HubTopics;

/** Who may say and hear what of a centre's queue, on a real Mosquitto with TLS and our list. */
@ParameterizedClass
@MethodSource("programs")
class HubAclTest {
  private static final String ROOT = "motcua/v1/minh-hoa/";
  private static final int REFUSED = 0x80;

  /** s: says it; h: hears it; everybody else is refused. */
  private static final String TABLE =
      """
      topic             quay-1 quay-2 hub inbox stranger
      quay-1/ask        s      -      h   -     -
      quay-1/told       s      -      h   -     -
      quay-1/claim      sh     h      h   -     -
      quay-1/term       sh     h      h   -     -
      quay-1/state      sh     -      h   h     -
      quay-1/events     s      -      -   h     -
      quay-1/ack        h      -      -   s     -
      quay-1/command    h      -      -   s     -
      hub/answer/quay-1 h      -      s   -     -
      hub/answer/quay-2 -      h      s   -     -
      hub/tell          h      h      s   -     -
      hub/feed          h      h      s   -     -
      hub/change        h      h      s   -     -
      hub/call          -      -      -   -     -
      hub/beat          h      h      sh  -     -
      hub/ask           -      -      h   -     -
      +/ask             -      -      h   -     -
      +/told            -      -      h   -     -
      +/claim           h      h      h   -     -
      +/term            h      h      h   -     -
      hub/+             -      -      -   -     -
      hub/answer/+      -      -      -   -     -
      #                 -      -      -   -     -
      """;

  @Parameter Path program = Path.of("");
  @TempDir Path directory = Path.of("");

  static List<Path> programs() throws IOException {
    return Mosquitto.programs();
  }

  @Test
  void eachSaysAndHearsWhatTheTableGrantsAndNothingElse() throws Exception {
    List<String> rows = TABLE.lines().skip(1).toList();
    List<String> names =
        List.of(
            ShippedBroker.BOARD.client(),
            ShippedBroker.OTHER.client(),
            HubTopics.client("minh-hoa"),
            BrokerAcl.inbox(1),
            ShippedBroker.STRANGER);
    List<String> found = new ArrayList<>(rows.stream().map(row -> row.split(" +", 2)[0]).toList());
    try (ShippedBroker broker = new ShippedBroker(program, directory)) {
      for (String name : names) {
        try (Attacker client = new Attacker(broker, name, name, null)) {
          for (int i = 0; i < rows.size(); i++) {
            found.set(i, found.get(i) + " " + rights(client, rows.get(i).split(" +", 2)[0]));
          }
        }
      }
    }
    assertThat(found).isEqualTo(rows.stream().map(row -> row.replaceAll(" +", " ")).toList());
  }

  private static String rights(Attacker client, String topic) throws Exception {
    boolean isFilter = topic.contains("+") || topic.contains("#");
    boolean says = !isFilter && client.publish(ROOT + topic, "{}", false) < REFUSED;
    boolean hears = client.subscribe(topic.equals("#") ? topic : ROOT + topic) < REFUSED;
    return (says ? "s" : "") + (hears ? "h" : "") + (says || hears ? "" : "-");
  }
}
