package vn.motcua.bridge.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.bridge.hub.HubChannel.Owner;
import vn.motcua.bridge.hub.HubTopics;
import vn.motcua.bridge.wire.Topics;

/**
 * The access list of the broker, as the configuration of Mosquitto's dynamic security plugin.
 *
 * <p>A user is the common name of the client's certificate: {@link Topics#client} for a board,
 * {@code inbox-1}, {@code inbox-2} … for the inboxes. Everything that is not listed is forbidden,
 * including subscriptions: Mosquitto's {@code acl_file} lets every client join a shared
 * subscription and then drops messages assigned to a client that may not read them, so that a board
 * could take events away from the inboxes. Stateless; any thread.
 *
 * <p>{@code <centre>.site} alone publishes the catalogues of a centre that has boards, and {@code
 * <centre>.hub} alone what its hub says. Each board publishes below its own name only.
 *
 * @param boards each once
 * @param named those of them that read names of people
 * @param accounts which of them has the accounts of which others
 * @param inboxes number of inboxes, 1 to {@value #INBOXES_MAX}
 * @param share shared subscription of inboxes of earlier versions, {@code [a-z0-9-]{1,40}}
 */
public record BrokerAcl(
    List<Topics> boards, Set<Topics> named, AccountRights accounts, int inboxes, String share) {
  /** More inboxes are refused. */
  public static final int INBOXES_MAX = 64;

  private static final String ALL = "motcua/v1/+/+/";

  /** Takes a copy. */
  public BrokerAcl {
    boards = List.copyOf(boards);
    named = Set.copyOf(named);
    if (inboxes < 1 || inboxes > INBOXES_MAX || !share.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "1 to " + INBOXES_MAX + " inboxes, not " + inboxes + ", with a share name, not " + share);
    }
  }

  /** Without boards that read names or get accounts. */
  public BrokerAcl(List<Topics> boards, int inboxes, String share) {
    this(boards, Set.of(), AccountRights.NONE, inboxes, share);
  }

  /** Common name of the certificate that publishes the catalogues of a centre. */
  public static String site(String centre) {
    return centre + ".site";
  }

  /** Common name of the certificate of an inbox; the first is 1. */
  public static String inbox(int number) {
    return "inbox-" + number;
  }

  /** The whole file, JSON, with a final line feed. */
  public String text() {
    Stream<String> inboxClients =
        IntStream.rangeClosed(1, inboxes).mapToObj(i -> client(inbox(i), "inbox"));
    List<String> centres = boards.stream().map(Topics::centre).distinct().toList();
    Stream<String> boardClients =
        Stream.concat(
                centres.stream()
                    .flatMap(centre -> Stream.of(site(centre), HubTopics.client(centre))),
                boards.stream().map(Topics::client))
            .map(name -> client(name, name));
    List<String> roles = new ArrayList<>(List.of(role("inbox", inboxRights())));
    for (String centre : centres) {
      roles.add(role(site(centre), siteRights(centre)));
      roles.add(role(HubTopics.client(centre), hubRights(new HubTopics(centre))));
    }
    boards.forEach(board -> roles.add(role(board.client(), rights(board))));
    return """
    {
      "defaultACLAccess": {
        "publishClientSend": false,
        "publishClientReceive": false,
        "subscribe": false,
        "unsubscribe": true
      },
      "clients": [
    %s
      ],
      "groups": [],
      "roles": [
    %s
      ]
    }
    """
        .formatted(
            String.join(",\n", Stream.concat(inboxClients, boardClients).toList()),
            String.join(",\n", roles));
  }

  private List<String> inboxRights() {
    return List.of(
        right("subscribeLiteral", "$share/" + share + "/" + ALL + "events"),
        right("subscribePattern", ALL + "events"),
        right("subscribePattern", ALL + "state"),
        right("subscribePattern", ALL + "reply"),
        right("publishClientReceive", ALL + "events"),
        right("publishClientReceive", ALL + "state"),
        right("publishClientReceive", ALL + "reply"),
        right("publishClientSend", ALL + "ack"),
        right("publishClientSend", ALL + "command"));
  }

  private static List<String> siteRights(String centre) {
    return Stream.of("public", "staff")
        .map(part -> Topics.catalogue(centre, part))
        .flatMap(topic ->
            Stream.of("publishClientSend", "subscribeLiteral", "publishClientReceive")
                .map(kind -> right(kind, topic)))
        .toList();
  }

  private static List<String> hubRights(HubTopics topics) {
    List<String> rights = new ArrayList<>();
    for (HubChannel channel : HubChannel.values()) {
      String filter = topics.filter(channel);
      if (channel.owner() == Owner.BOARD) {
        rights.addAll(hears("subscribePattern", filter));
      } else {
        rights.add(right("publishClientSend", filter));
      }
    }
    // It sees when another hub takes its place.
    rights.addAll(hears("subscribeLiteral", topics.filter(HubChannel.BEAT)));
    return rights;
  }

  private List<String> rights(Topics board) {
    HubTopics hub = new HubTopics(board.centre());
    Stream<String> written =
        Stream.concat(
                Stream.of(
                    board.events(),
                    board.state(),
                    board.reply(),
                    hub.topic(HubChannel.ASK, board.board()),
                    hub.topic(HubChannel.TOLD, board.board()),
                    hub.topic(HubChannel.CLAIM, board.board()),
                    hub.topic(HubChannel.TERM, board.board())),
                accounts.written(board).stream())
            .map(topic -> right("publishClientSend", topic));
    List<String> topics =
        new ArrayList<>(
            List.of(
                board.state(),
                board.ack(),
                board.command(),
                Topics.catalogue(board.centre(), "public"),
                hub.topic(HubChannel.ANSWER, board.board())));
    for (HubChannel channel : HubChannel.values()) {
      if (channel.owner() == Owner.HUB) {
        topics.add(hub.filter(channel));
      }
    }
    if (named.contains(board)) {
      topics.add(Topics.catalogue(board.centre(), "staff"));
    }
    topics.addAll(accounts.read(board));
    Stream<String> ofAll =
        Stream.of(hub.filter(HubChannel.CLAIM), hub.filter(HubChannel.TERM))
            .flatMap(filter -> hears("subscribePattern", filter).stream());
    Stream<String> read =
        topics.stream().flatMap(topic -> hears("subscribeLiteral", topic).stream());
    return Stream.of(written, read, ofAll).flatMap(each -> each).toList();
  }

  private static List<String> hears(String kind, String topic) {
    return List.of(right(kind, topic), right("publishClientReceive", topic));
  }

  private static String client(String name, String role) {
    return "    {\"username\": \"%s\", \"roles\": [{\"rolename\": \"%s\"}]}".formatted(name, role);
  }

  private static String role(String name, List<String> rights) {
    return "    {\"rolename\": \"%s\", \"acls\": [\n%s\n    ]}"
        .formatted(name, String.join(",\n", rights));
  }

  private static String right(String kind, String topic) {
    return "      {\"acltype\": \"%s\", \"topic\": \"%s\", \"priority\": 0, \"allow\": true}"
        .formatted(kind, topic);
  }
}
