package vn.motcua.firmware.intruder;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.socket.TlsIdentity;
import vn.motcua.bridge.wire.Topics;

/** Tries the broker's topics with the certificate of a stolen board, and with none. One thread. */
final class BrokerProbe {
  private static final Topics BOARD = AttackedCentre.BOARD;
  private static final Topics STOLEN = AttackedCentre.STOLEN;
  private static final String HUB = "motcua/v1/" + BOARD.centre() + "/queue";
  private static final String STOLEN_BOARD = "certificate of " + STOLEN.client();

  /** Of the other board, of the inboxes, of the hub, of the site. */
  private static final List<String> FOREIGN_TOPICS =
      List.of(
          BOARD.events(),
          BOARD.state(),
          BOARD.reply(),
          BOARD.command(),
          BOARD.ack(),
          STOLEN.ack(),
          HUB,
          Topics.catalogue(BOARD.centre(), "public"),
          Topics.catalogue(BOARD.centre(), "staff"));

  private static final List<String> FOREIGN_FILTERS =
      List.of(
          "#",
          Topics.ALL_EVENTS,
          "$share/motcua/" + Topics.ALL_EVENTS,
          BOARD.command(),
          Topics.catalogue(BOARD.centre(), "staff"));

  private final AttackedCentre centre;
  private final SiteBroker broker;
  private final DoorReport report;

  BrokerProbe(AttackedCentre centre, SiteBroker broker, DoorReport report) {
    this.centre = centre;
    this.broker = broker;
    this.report = report;
  }

  /** With a certificate of the site that is good. */
  void topics() throws IOException, InterruptedException {
    try (BrokerVisit visit = stolen("site")) {
      isLetIn("CONNECT", visit.connected());
      isLetIn("PUBLISH " + STOLEN.events(), visit.publish(STOLEN.events()));
      for (String topic : FOREIGN_TOPICS) {
        isRefused("PUBLISH " + topic, STOLEN_BOARD, visit.publish(topic));
      }
    }
    String own = STOLEN.command();
    isLetIn("SUBSCRIBE " + own, subscribe(own));
    for (String filter : FOREIGN_FILTERS) {
      isRefused("SUBSCRIBE " + filter, STOLEN_BOARD, subscribe(filter));
    }
  }

  /** Each on a connection of its own, since a refusal ends it. */
  private String subscribe(String filter) throws IOException, InterruptedException {
    try (BrokerVisit visit = stolen("site")) {
      String connected = visit.connected();
      return connected.equals(BrokerVisit.ACCEPTED) ? visit.subscribe(filter) : connected;
    }
  }

  /** Without a certificate, and with one of the same name from another site. */
  void strangers() throws IOException, InterruptedException {
    SSLContext nothing = TlsBrowser.trust(centre.authority());
    isRefused("CONNECT", "no certificate", connect(nothing, null));
    isRefused("CONNECT", "certificate of a foreign CA", connect("foreign"));
  }

  /** Once the certificate is revoked, and the broker has been told. */
  void revoked() throws IOException, InterruptedException {
    isRefused("CONNECT", "revoked " + STOLEN_BOARD, connect("site"));
  }

  private String connect(String folder) throws IOException, InterruptedException {
    try (BrokerVisit visit = stolen(folder)) {
      return visit.connected();
    }
  }

  private String connect(SSLContext context, @Nullable String name) throws InterruptedException {
    try (BrokerVisit visit = new BrokerVisit(broker.url(), context, name)) {
      return visit.connected();
    }
  }

  private BrokerVisit stolen(String folder) throws IOException {
    TlsIdentity files = centre.identity(folder, STOLEN);
    return new BrokerVisit(broker.url(), files.context(InstantSource.system()), files.name());
  }

  private void isRefused(String door, String who, String answer) {
    report.refused(door, who, "refused", answer, !answer.equals(BrokerVisit.ACCEPTED));
  }

  private void isLetIn(String door, String answer) {
    report.letIn(door, STOLEN_BOARD, answer, answer.equals(BrokerVisit.ACCEPTED));
  }
}
