package vn.motcua.bridge.link;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.Message;

/**
 * A connection to a broker, reduced to what delivery needs.
 *
 * <p>No method waits for the network, except disconnect, which takes at most two seconds: the
 * outcome of a call is reported as a {@link PortEvent}, on a thread of the port, to the consumer
 * given to {@link Opener#open}. One thread calls a port. A port has many connections, one at a
 * time; events of an earlier connection are dropped once the next one is requested.
 */
public interface MqttPort extends Publisher {

  /** Begins a clean session; answered by Connected or ConnectFailed. */
  void connect(String clientId, @Nullable Message will);

  /**
   * Subscribes with QoS 1; answered by Subscribed. A refusal ends the connection and is reported as
   * Disconnected.
   */
  void subscribe(List<String> filters);

  /** Sends the PUBACK of a message, after which the broker may forget it. */
  void confirm(PortEvent.Arrived arrived);

  /**
   * Tries whether the first of several brokers with an order can be used, while the connection is
   * to a later one. If it can, the next connection goes there. Otherwise, and when there is no
   * better broker, nothing happens.
   *
   * @param usable called on another thread; must only enqueue
   */
  default void probe(Runnable usable) {}

  /** Ends the connection, if any, regularly: without the will. There is no answer. */
  void disconnect();

  /** Creates a port whose events go to {@code events}, which must only enqueue. */
  @FunctionalInterface
  interface Opener {
    /** Opens without connecting. */
    MqttPort open(Consumer<PortEvent> events);
  }
}
