package vn.motcua.bridge.link;

import java.net.URI;
import java.util.HashSet;
import java.util.List;

/**
 * A broker, or the nodes of one cluster of brokers: a client is connected to one of them and uses
 * the next one at each new connection.
 *
 * <p>The first one is chosen by the client id, so that the clients of a centre spread over the
 * nodes and each always begins with the same one.
 *
 * @param addresses 1 to {@value #NODES_MAX}, each once
 */
public record Brokers(List<BrokerAddress> addresses) {
  /** More nodes are refused. */
  public static final int NODES_MAX = 16;

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

  /** The order of the nodes for one client. One thread at a time. */
  public Turn turn() {
    return new Turn(addresses);
  }

  /** Cycles through the nodes. */
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
