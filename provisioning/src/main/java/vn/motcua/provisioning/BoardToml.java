package vn.motcua.provisioning;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.BoardConfig.Accounts;
import vn.motcua.provisioning.BoardConfig.Broker;
import vn.motcua.provisioning.BoardConfig.HubTls;
import vn.motcua.provisioning.BoardConfig.Role;
import vn.motcua.provisioning.BoardConfig.Tls;
import vn.motcua.provisioning.BoardConfig.Web;
import vn.motcua.provisioning.BoardConfig.WebTls;
import vn.motcua.provisioning.BoardConfig.Wire;
import vn.motcua.provisioning.text.TextRule;

/**
 * Reads board.toml; {@code board.example.toml} beside this class shows every key.
 *
 * <p>Defaults: {@code data} {@value #DATA_DEFAULT}; {@code retention-days} 90; {@code catalogue}
 * {@code file}; {@code slots} 0 to 4; {@code mqtt} 5; {@code [web]} {@value #HOST_DEFAULT} port
 * {@value #PORT_DEFAULT}, {@code numbers-per-minute} 20, {@code touches-per-minute} 120; {@code
 * [accounts]} none, and in it {@code idle-minutes} 15, {@code desk-idle-minutes} 60, {@code
 * shift-hours} 10, and neither {@code owner} nor {@code boards}; {@code [sign-in]} none; a
 * printer's {@code dots} those of its model, or else 576; {@code insecure} false, {@code in-order}
 * false; a rating panel's {@code chip} {@code pinctrl-rp1} (Raspberry Pi 5); a key pad's {@code
 * keys} those of 1 to 4; a scanner's {@code suffix} {@code cr}; a terminal's {@code comm-key} 0.
 * All other keys are required. Stateless; any thread.
 */
public final class BoardToml {
  static final String DATA_DEFAULT = "/var/lib/motcua";
  static final int RETENTION_DAYS_MIN = 30;
  static final int RETENTION_DAYS_MAX = 3_650;
  static final int SLOT_MAX = 9;

  /** Most boards that get the accounts of one; a centre has no more counters. */
  static final int HOLDERS_MAX = 120;

  private static final String OWNER = "owner";
  private static final String ACCOUNTS = "accounts";

  /** Most devices of one kind on a board. */
  static final int KIND_MAX = 16;

  static final String HOST_DEFAULT = "127.0.0.1";
  static final int PORT_DEFAULT = 8080;

  private static final List<String> ROLES =
      Stream.of(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT)).toList();

  private static final String OPEN =
      "goes to another machine without TLS, where anyone on the way can forge acknowledgements,"
          + " commands and events; write ssl://host:8883 with ca, certificate and key, or accept"
          + " the risk with insecure = true";

  /** The file's name for each {@link Wire}, the default first. */
  private static final List<String> WIRES = List.of("5", "5-structured", "3.1.1");

  private BoardToml() {}

  /**
   * Reads and checks a board's file alone; counters and desks are not checked against a catalogue.
   *
   * @throws ConfigException with every fault of the file
   */
  public static BoardConfig load(Path file) throws ConfigException {
    return TomlFile.load(
        file, root -> board(root, new DeviceNames(null, null), DeviceTable.SHIPPED));
  }

  /**
   * Reads and checks a board's file, and that {@code catalogue} has its panels' counters and its
   * scanners' desks.
   *
   * @throws ConfigException with every fault of the file
   */
  public static BoardConfig load(Path file, Catalogue catalogue) throws ConfigException {
    return TomlFile.load(
        file, root -> board(root, new DeviceNames(catalogue, null), DeviceTable.SHIPPED));
  }

  /**
   * The same, and that {@code models} has the models of its printers.
   *
   * @param tables the kinds of device the file may have
   * @throws ConfigException with every fault of the file
   */
  public static BoardConfig load(
      Path file, Catalogue catalogue, Set<String> models, List<? extends DeviceTable<?>> tables)
      throws ConfigException {
    return TomlFile.load(file, root -> board(root, new DeviceNames(catalogue, models), tables));
  }

  /**
   * Reads what can be used of a board's file: a device with a fault is left out.
   *
   * @param catalogue has its counters and desks; null before it is known
   * @throws ConfigException with every fault, when one is not in a device's table
   */
  public static Partial<BoardConfig> usable(
      Path file,
      @Nullable Catalogue catalogue,
      Set<String> models,
      List<? extends DeviceTable<?>> tables)
      throws ConfigException {
    return TomlFile.usable(file, root -> board(root, new DeviceNames(catalogue, models), tables));
  }

  private static BoardConfig board(
      TomlNode root, DeviceNames names, List<? extends DeviceTable<?>> tables) {
    List<DeviceConfig> devices = devices(root, names, tables);
    BoardConfig.SignIn signIn = SignInTable.read(root, names, devices).orElse(null);
    BoardConfig config =
        new BoardConfig(
            root.text("centre", TextRule.id()),
            root.text("board", TextRule.id()),
            roles(root),
            Path.of(root.text("data", absolute(), DATA_DEFAULT)),
            retention(root),
            broker(root.table("broker")),
            web(root.table("web")),
            devices,
            slots(root),
            root.has(ACCOUNTS) ? accounts(root.table(ACCOUNTS)).with(signIn) : null,
            root.constant(
                "catalogue",
                BoardConfig.CatalogueSource.class,
                "sources of a catalogue",
                BoardConfig.CatalogueSource.FILE),
            root.has("hub") ? hub(root.table("hub")) : null,
            root.constant("queue", BoardConfig.Queue.class, "queues", BoardConfig.Queue.BOARD));
    if (config.hub() != null && config.broker().tls() == null) {
      root.fault("hub", "has a certificate for a broker with TLS; write ssl://host:8883 as url");
    }
    checkQueue(root, config);
    if (config.catalogue() != BoardConfig.CatalogueSource.FILE && config.broker().tls() == null) {
      root.fault(
          "catalogue",
          "comes from the site over a broker with TLS; write ssl://host:8883 with ca, certificate"
              + " and key, or leave it out for the file");
    }
    requireSafeAccounts(root, config);
    root.noOtherKeys();
    return config;
  }

  /** Accounts travel with hashes of passwords, and one way only. */
  private static void requireSafeAccounts(TomlNode root, BoardConfig config) {
    Accounts accounts = config.accounts();
    if (accounts == null || (accounts.owner() == null && accounts.holders().isEmpty())) {
      return;
    }
    if (accounts.owner() != null && !accounts.holders().isEmpty()) {
      root.fault(
          ACCOUNTS,
          "has owner and boards; write owner on a board that gets accounts, and boards on the one"
              + " that sends them");
    } else if (config.board().equals(accounts.owner())
        || accounts.holders().contains(config.board())) {
      root.fault(ACCOUNTS, "names this board itself; name the other boards only");
    }
    if (config.broker().tls() == null) {
      root.fault(
          ACCOUNTS,
          "of several boards need a broker with TLS; write ssl://host:8883 with ca, certificate and"
              + " key, or leave out owner and boards");
    }
  }

  private static void checkQueue(TomlNode root, BoardConfig config) {
    boolean shared = config.queue() == BoardConfig.Queue.CENTRE;
    boolean spare = config.roles().contains(Role.SPARE);
    if (spare && !shared) {
      root.fault(
          "roles", "has spare, which takes over a queue that is shared: write queue = \"centre\"");
    }
    boolean candidate = shared && (spare || config.roles().contains(Role.HUB));
    if (shared && (candidate || config.roles().contains(Role.TICKET)) && !root.has("slots")) {
      root.fault(
          "queue",
          "is shared, so no two boards may have a slot together: write slots with digits that are"
              + " this card's alone, such as slots = [3, 4]");
    }
    if (candidate && config.broker().tls() != null && config.hub() == null) {
      root.fault(
          "queue",
          "is shared, and this board may be the hub: write the certificate and the key of "
              + config.centre()
              + ".hub under [hub]");
    }
  }

  private static List<DeviceConfig> devices(
      TomlNode root, DeviceNames names, List<? extends DeviceTable<?>> tables) {
    List<DeviceConfig> devices = new ArrayList<>();
    for (DeviceTable<?> table : tables) {
      devices.addAll(
          root.tables(table.key(), 0, KIND_MAX, entry -> table.form().read(names, entry)));
    }
    return List.copyOf(devices);
  }

  private static Duration retention(TomlNode root) {
    int byDefault = (int) BoardConfig.RETENTION_DEFAULT.toDays();
    return Duration.ofDays(
        root.integer("retention-days", RETENTION_DAYS_MIN, RETENTION_DAYS_MAX, byDefault));
  }

  private static List<Integer> slots(TomlNode root) {
    List<Integer> slots = root.integers("slots", 0, SLOT_MAX + 1, 0, SLOT_MAX);
    return slots.isEmpty() ? BoardConfig.SLOTS_DEFAULT : List.copyOf(slots);
  }

  private static Set<Role> roles(TomlNode root) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (String role : root.texts("roles", 1, ROLES.size(), TextRule.oneOf(ROLES, "roles"))) {
      if (!role.isEmpty()) {
        roles.add(Role.valueOf(role.toUpperCase(Locale.ROOT)));
      }
    }
    return Collections.unmodifiableSet(roles);
  }

  private static Broker broker(TomlNode node) {
    List<String> urls = new ArrayList<>(List.of(node.text("url", BrokerUrl.form())));
    urls.addAll(node.texts("more", 0, Broker.NODES_MAX - 1, BrokerUrl.form()));
    if (urls.stream().distinct().count() < urls.size()) {
      node.fault("more", "names " + urls.getFirst() + " again, which is the url");
    }
    String wire = node.text("mqtt", TextRule.oneOf(WIRES, "MQTT modes"), WIRES.getFirst());
    List<String> secret = urls.stream().filter(BrokerUrl::isTls).toList();
    if (!secret.isEmpty() && secret.size() < urls.size()) {
      node.fault(
          "more",
          "mixes nodes with and without TLS; write all nodes of the cluster with the same one");
    }
    Tls tls = secret.isEmpty() ? null : tls(node);
    boolean insecure = node.flag("insecure", false);
    boolean inOrder = node.flag("in-order", false);
    if (urls.stream().noneMatch(String::isEmpty)) { // else nobody knows whether TLS is meant
      node.noOtherKeys();
    }
    List<URI> nodes = urls.stream().map(URI::create).toList();
    Broker broker = new Broker(nodes, wire(wire), tls, insecure, inOrder);
    if (broker.isOpen() && !insecure) {
      node.fault(BrokerUrl.isOpen(nodes.getFirst()) ? "url" : "more", OPEN);
    }
    return broker;
  }

  private static Tls tls(TomlNode node) {
    return new Tls(
        Path.of(node.text("ca", absolute())),
        Path.of(node.text("certificate", absolute())),
        Path.of(node.text("key", absolute())));
  }

  private static HubTls hub(TomlNode node) {
    HubTls hub =
        new HubTls(
            Path.of(node.text("certificate", absolute())), Path.of(node.text("key", absolute())));
    node.noOtherKeys();
    return hub;
  }

  private static Wire wire(String name) {
    return switch (name) {
      case "3.1.1" -> Wire.MQTT_3_1_1;
      case "5-structured" -> Wire.MQTT_5_STRUCTURED;
      default -> Wire.MQTT_5; // another name is a fault, told by its TextRule
    };
  }

  private static Web web(TomlNode node) {
    TextRule host =
        TextRule.that(h -> h.matches("[A-Za-z0-9.:-]{1,253}"), "is not an address or a host name");
    Web web =
        new Web(
            node.text("host", host, HOST_DEFAULT),
            node.integer("port", 1, 65_535, PORT_DEFAULT),
            node.integer("numbers-per-minute", 1, Web.PER_MINUTE_MAX, Web.NUMBERS_DEFAULT),
            node.integer("touches-per-minute", 1, Web.PER_MINUTE_MAX, Web.TOUCHES_DEFAULT),
            webTls(node));
    node.noOtherKeys();
    return web;
  }

  /** Both files or none. */
  private static @Nullable WebTls webTls(TomlNode node) {
    return node.has("certificate") || node.has("key")
        ? new WebTls(
            Path.of(node.text("certificate", absolute())), Path.of(node.text("key", absolute())))
        : null;
  }

  private static Accounts accounts(TomlNode node) {
    Accounts accounts =
        new Accounts(
            Duration.ofMinutes(
                node.integer("idle-minutes", 1, 60, (int) Accounts.IDLE_DEFAULT.toMinutes())),
            Duration.ofMinutes(
                node.integer(
                    "desk-idle-minutes", 1, 240, (int) Accounts.DESK_IDLE_DEFAULT.toMinutes())),
            Duration.ofHours(
                node.integer("shift-hours", 1, 24, (int) Accounts.SHIFT_DEFAULT.toHours())),
            node.has(OWNER) ? node.text(OWNER, TextRule.id()) : null,
            node.texts("boards", 0, HOLDERS_MAX, TextRule.id()),
            null);
    node.noOtherKeys();
    return accounts;
  }

  private static TextRule absolute() {
    return TextRule.that(
        p -> p.startsWith("/") && p.indexOf('\0') < 0,
        "is not an absolute path; begin it with / as in " + DATA_DEFAULT);
  }
}
