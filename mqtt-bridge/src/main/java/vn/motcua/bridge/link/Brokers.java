package vn.motcua.bridge.link;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The brokers a client may be connected to, one at a time: it uses the next one at each new
 * connection.
 *
 * <p>Of the nodes of a cluster the first one is chosen by the client id, so that the clients of a
 * centre spread over the nodes and each always begins with the same one. Brokers that know nothing
 * of each other are used in their order: all clients are at the first one, and come back to it.
 *
 * @param addresses 1 to {@value #NODES_MAX}, each once
 * @param inOrder whether they are separate brokers, of which the first is to be used
 */
public record Brokers(List<BrokerAddress> addresses, boolean inOrder) {
  /** More nodes are refused. */
  public static final int NODES_MAX = 16;

  /** A broker, or the nodes of one cluster. */
  public Brokers(List<BrokerAddress> addresses) {
    this(addresses, false);
  }

  /** Refuses an empty list, a list that is too long, and a duplicate node. */
  public Brokers {
    addresses = List.copyOf(addresses);
    List<URI> nodes = addresses.stream().map(BrokerAddress::uri).toList();
    if (nodes.isEmpty() || nodes.size() > NODES_MAX) {
      throw new IllegalArgumentException(
          nodes.size() + " broker addresses; write 1 to " + NODES_MAX);
    }
    if (new HashSet<>(nodes).size() < nodes.size()) {
      throw new IllegalArgumentException("a broker address is given twice: " + nodes);
    }
  }

  /** Brokers without TLS. */
  public static Brokers of(URI... nodes) {
    return new Brokers(List.of(nodes).stream().map(BrokerAddress::of).toList());
  }

  /** Keep-alive of their connections: where a client has another broker, it leaves sooner. */
  public Duration keepAlive() {
    return inOrder ? BrokerAddress.KEEP_ALIVE_SHORT : BrokerAddress.KEEP_ALIVE;
  }

  /** The order of the nodes for one client. */
  public Turn turn() {
    return new Turn(this);
  }

  /** Cycles through the nodes. Any thread. */
  public static final class Turn {
    private final Brokers brokers;
    private int connects;
    private int current;

    private Turn(Brokers brokers) {
      this.brokers = brokers;
    }

    /** The node for the next connection of a client. */
    public synchronized BrokerAddress next(String clientId) {
      int nodes = brokers.addresses.size();
      int first = brokers.inOrder ? 0 : Math.floorMod(clientId.hashCode(), nodes);
      current = (first + connects) % nodes;
      connects = (connects + 1) % nodes;
      return brokers.addresses.get(current);
    }

    /** The first broker, when they have an order and the last connection went to another. */
    public synchronized Optional<BrokerAddress> better() {
      return brokers.inOrder && current > 0
          ? Optional.of(brokers.addresses.getFirst())
          : Optional.empty();
    }

    /** The next connection goes to the first one. */
    public synchronized void beginAgain() {
      connects = 0;
    }
  }
}
