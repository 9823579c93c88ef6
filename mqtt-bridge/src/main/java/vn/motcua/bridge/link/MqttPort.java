package vn.motcua.bridge.link;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.Message;

/**
 * A connection to a broker, as little of it as delivery needs.
 *
 * <p>No method but disconnect, which takes two seconds at most, waits for the network: what becomes
 * of a call is told as a {@link PortEvent}, on a thread of the port's own, to the consumer given to
 * {@link Opener#open}. One thread calls a port. A port lives through many connections, one at a
 * time; events of an earlier connection are dropped once the next one is asked for.
 */
public interface MqttPort {

  /** Begins a clean session; told by Connected or ConnectFailed. */
  void connect(String clientId, @Nullable Message will);

  /** Subscribes with QoS 1; a refusal ends the connection and is told as Disconnected. */
  void subscribe(List<String> filters);

  /** Publishes with QoS 1; told by Published or PublishRejected with the same token. */
  void publish(Message message, long token);

  /** Sends the PUBACK of a message, after which the broker may forget it. */
  void confirm(PortEvent.Arrived arrived);

  /** Ends the connection, if any, in peace: without the will. Told by nothing. */
  void disconnect();

  /** Makes a port whose events go to {@code events}, which must only enqueue. */
  @FunctionalInterface
  interface Opener {
    /** Opens without connecting. */
    MqttPort open(Consumer<PortEvent> events);
  }
}
