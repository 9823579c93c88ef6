package vn.motcua.bridge.link;

import java.net.URI;
import java.util.HashSet;
import java.util.List;

/**
 * A broker, or the nodes of one cluster of brokers: a client is connected to one of them and goes
 * on to the next each time it connects anew.
 *
 * <p>Which one it begins with follows from its client id, so that the clients of a centre spread
 * over the nodes and each begins with the same one every day.
 *
 * @param addresses 1 to {@value #NODES_MAX}, each once
 */
public record Brokers(List<BrokerAddress> addresses) {
  /** More nodes are refused. */
  public static final int NODES_MAX = 16;

  /** Refuses an empty list, a long one, and a node that stands there twice. */
  public Brokers {
    addresses = List.copyOf(addresses);
    List<URI> nodes = addresses.stream().map(BrokerAddress::uri).toList();
    if (nodes.isEmpty() || nodes.size() > NODES_MAX) {
      throw new IllegalArgumentException(
          nodes.size() + " broker addresses; write 1 to " + NODES_MAX);
    }
    if (new HashSet<>(nodes).size() < nodes.size()) {
      throw new IllegalArgumentException("a broker address stands there twice: " + nodes);
    }
  }

  /** Brokers without TLS. */
  public static Brokers of(URI... nodes) {
    return new Brokers(List.of(nodes).stream().map(BrokerAddress::of).toList());
  }

  /** Whose turn it is, for one client. One thread at a time. */
  public Turn turn() {
    return new Turn(addresses);
  }

  /** Goes round the nodes. */
  public static final class Turn {
    private final List<BrokerAddress> addresses;
    private int connects;

    private Turn(List<BrokerAddress> addresses) {
      this.addresses = addresses;
    }

    /** The node for the next connection of a client. */
    public BrokerAddress next(String clientId) {
      int nodes = addresses.size();
      int first = Math.floorMod(clientId.hashCode(), nodes);
      int place = (first + connects) % nodes;
      connects = (connects + 1) % nodes;
      return addresses.get(place);
    }
  }
}
