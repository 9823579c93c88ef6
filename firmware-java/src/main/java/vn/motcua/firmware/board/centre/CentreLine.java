package vn.motcua.firmware.board.centre;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.MomentSource;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.bridge.hub.HubClient;
import vn.motcua.bridge.hub.HubConnections;
import vn.motcua.bridge.hub.HubMessage;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.queue.centre.CentreMail;
import vn.motcua.firmware.queue.centre.CentreMail.Answered;
import vn.motcua.firmware.queue.centre.CentreMail.Beat;
import vn.motcua.firmware.queue.centre.CentreMail.Change;
import vn.motcua.firmware.queue.centre.CentreMail.Snapshot;
import vn.motcua.firmware.queue.centre.CentreMail.Told;
import vn.motcua.firmware.station.BoardMail;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Input;

/**
 * The line to the other boards of the centre: the board's own connection, and the hub's as long as
 * this board is the hub. What does not fit one message goes in several.
 *
 * <p>{@link #perform} is the station thread's and never waits; what arrives comes on the threads of
 * the connections.
 */
public final class CentreLine implements TopicHandler, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CentreLine.class.getName());

  private final String board;
  private final Consumer<Input.Received> station;
  private final HubClient client;
  private final HubConnections hub;

  /**
   * Connects nowhere yet.
   *
   * @param own this board
   * @param brokers one for each broker, with the hub's certificate; none on a board that may not be
   *     the hub
   * @param station takes what arrives; must not block. Called on the thread of a connection,
   *     several at a time
   * @param random safe for several threads
   */
  public CentreLine(
      Topics own,
      List<MqttPort.Opener> brokers,
      Consumer<Input.Received> station,
      MomentSource moments,
      RandomGenerator random) {
    this.board = own.board();
    this.station = station;
    this.client = new HubClient(own, !brokers.isEmpty(), this::heard);
    this.hub = new HubConnections(own.centre(), brokers, this::heard, moments, random);
  }

  @Override
  public List<String> topics() {
    return client.topics();
  }

  @Override
  public void connected(Consumer<Message> out) {
    client.connected(out);
    station.accept(new Input.Received(new CentreMail.Connected(), board));
  }

  @Override
  public void arrived(Message message) {
    client.arrived(message);
  }

  private void heard(HubMessage message) {
    if (message.channel() == HubChannel.STATE) {
      return; // not for the queue
    }
    CentreMail mail = CentreJson.read(message.channel(), message.payload());
    if (mail == null) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} of {1}: {2} characters are no message of the queue and are left aside",
          message.channel(),
          message.board(),
          message.payload().length());
      return;
    }
    String from = mail instanceof CentreMail.OfHub ofHub ? ofHub.term().board() : message.board();
    if (from.equals(board) && !message.retained()) {
      return; // this board's own
    }
    boolean old = message.retained();
    station.accept(
        new Input.Received(
            old && mail instanceof CentreMail.OfHub ofHub ? new CentreMail.Kept(ofHub) : mail,
            from));
  }

  /** Says it to the others; dropped without a connection. */
  public void perform(Effect.Send send) {
    switch (send.mail()) {
      case CentreMail mail -> say(mail, send.to());
      case BoardMail other -> throw new IllegalArgumentException("no mail of the queue: " + other);
    }
  }

  private void say(CentreMail mail, @Nullable String to) {
    switch (mail) {
      case CentreMail.AskNumber _, CentreMail.AskNext _ -> client.ask(CentreJson.write(mail));
      case Told told -> inPages(told.told(), Told::new, HubChannel.TOLD, client::told);
      case CentreMail.Claim _ -> client.claim(CentreJson.write(mail));
      case CentreMail.Known _ -> client.term(CentreJson.write(mail));
      case Answered answered when to != null -> hub.answer(to, CentreJson.write(answered));
      case CentreMail.TellAll tell -> {
        hub.leave();
        hub.open(CentreJson.write(new Beat(tell.term(), true)));
        hub.tell(CentreJson.write(tell));
      }
      case Snapshot feed -> feed(feed);
      case Change change -> change(change);
      case Beat _ -> hub.beat(CentreJson.write(mail));
      case CentreMail.Leave _ -> hub.leave();
      case Answered _, CentreMail.Kept _, CentreMail.Connected _ ->
          throw new IllegalArgumentException("to nobody: " + mail);
    }
  }

  /** What one feed cannot take, the last in the lines, follows as changes. */
  private void feed(Snapshot whole) {
    int kept = whole.visits().size();
    String json = CentreJson.write(whole);
    while (!fits(json, HubChannel.FEED) && kept > 0) {
      kept = kept * 3 / 4;
      json =
          CentreJson.write(
              new Snapshot(
                  whole.term(),
                  whole.sequence(),
                  whole.day(),
                  whole.visits().subList(0, kept),
                  whole.over(),
                  whole.open()));
    }
    hub.feed(json);
    if (kept < whole.visits().size()) {
      change(
          new Change(
              whole.term(), whole.sequence(), whole.visits().subList(kept, whole.visits().size())));
    }
  }

  private void change(Change change) {
    inPages(
        change.visits(),
        page -> new Change(change.term(), change.sequence(), page),
        HubChannel.CHANGE,
        hub::change);
  }

  private static <T> void inPages(
      List<T> all, Function<List<T>, CentreMail> page, HubChannel channel, Consumer<String> say) {
    String json = CentreJson.write(page.apply(all));
    if (fits(json, channel)) {
      say.accept(json);
    } else if (all.size() > 1) {
      inPages(all.subList(0, all.size() / 2), page, channel, say);
      inPages(all.subList(all.size() / 2, all.size()), page, channel, say);
    } else {
      LOG.log(
          System.Logger.Level.WARNING,
          "a visit with {0} characters is too long for {1} and is not told",
          json.length(),
          channel);
    }
  }

  /** Visits have a byte for each character. */
  private static boolean fits(String json, HubChannel channel) {
    return json.length() <= channel.bytesMax();
  }

  /** Says that this hub has gone, where it was one, and leaves the brokers. */
  @Override
  public void close() {
    hub.close();
  }
}
