package vn.motcua.bridge.link.paho;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;

/** The common part of the ports for both versions of Paho: one connection at a time. */
abstract class OneLinkPort implements MqttPort {
  private static final System.Logger LOG = System.getLogger(OneLinkPort.class.getName());

  private final Brokers brokers;
  private final Brokers.Turn turn;
  private final AtomicBoolean probing = new AtomicBoolean();
  private String clientId = "";
  private @Nullable Link link;

  /** One connection; reports the outcome of each call, and nothing once it is closed. */
  interface Link {
    void subscribe(List<String> filters);

    void publish(Message message, long token);

    void confirm(PortEvent.Arrived arrived);

    void close();
  }

  OneLinkPort(Brokers brokers) {
    this.brokers = brokers;
    this.turn = brokers.turn();
  }

  /** Where a client connects to now. */
  final BrokerAddress next(String client) {
    clientId = client;
    return turn.next(client);
  }

  final int keepAliveSeconds() {
    return (int) brokers.keepAlive().toSeconds();
  }

  @Override
  public final void probe(Runnable usable) {
    Optional<BrokerAddress> first = turn.better();
    if (first.isPresent() && probing.compareAndSet(false, true)) {
      String name = first.get().clientId(clientId);
      Thread.ofVirtual().name("probe").start(() -> probe(first.get(), name, usable));
    }
  }

  private void probe(BrokerAddress first, String name, Runnable usable) {
    try {
      TrialConnection.connect(first, name);
      turn.beginAgain();
      usable.run();
    } catch (MqttException | IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "{0} cannot be used yet: {1}",
          first.uri(),
          QuietCallback.describe(e));
    } finally {
      probing.set(false);
    }
  }

  /** Uses this connection from now on; the previous one was ended by disconnect. */
  final void use(Link next) {
    link = next;
  }

  @Override
  public final void subscribe(List<String> filters) {
    if (link != null) {
      link.subscribe(filters);
    }
  }

  @Override
  public final void publish(Message message, long token) {
    if (link != null) {
      link.publish(message, token);
    }
  }

  @Override
  public final void confirm(PortEvent.Arrived arrived) {
    if (link != null && arrived.qos() > 0) {
      link.confirm(arrived);
    }
  }

  @Override
  public final void disconnect() {
    Link old = link;
    link = null;
    if (old != null) {
      old.close();
    }
  }
}
