package vn.motcua.provisioning;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * board.toml: the name of a board, its roles and its devices. Immutable.
 *
 * @param centre centre id, {@code [a-z0-9-]{1,40}}
 * @param board board id, unique in the centre, {@code [a-z0-9-]{1,40}}
 * @param roles what the board does
 * @param data directory of the ledger, absolute
 * @param retention how long an event is kept once the case server holds it
 * @param broker where events go
 * @param web where pages are served
 * @param devices attached devices, names unique
 * @param slots digits for numbers that only this card may use, 0 to 9, without repetition, in the
 *     order in which they are used on a day
 * @param accounts how long people stay signed in; null on a board without accounts
 * @param catalogue where the catalogue comes from
 * @param hub the certificate of the hub's role; null on a board that does not have it
 * @param queue whose queue it works on
 */
public record BoardConfig(
    String centre,
    String board,
    Set<Role> roles,
    Path data,
    Duration retention,
    Broker broker,
    Web web,
    List<DeviceConfig> devices,
    List<Integer> slots,
    @Nullable Accounts accounts,
    CatalogueSource catalogue,
    @Nullable HubTls hub,
    Queue queue) {

  /** With a queue of its own, and without the certificate of the hub's role. */
  public BoardConfig(
      String centre,
      String board,
      Set<Role> roles,
      Path data,
      Duration retention,
      Broker broker,
      Web web,
      List<DeviceConfig> devices,
      List<Integer> slots,
      @Nullable Accounts accounts,
      CatalogueSource catalogue) {
    this(
        centre,
        board,
        roles,
        data,
        retention,
        broker,
        web,
        devices,
        slots,
        accounts,
        catalogue,
        null,
        Queue.BOARD);
  }

  /** Without accounts, with the catalogue of the file and a queue of its own. */
  public BoardConfig(
      String centre,
      String board,
      Set<Role> roles,
      Path data,
      Duration retention,
      Broker broker,
      Web web,
      List<DeviceConfig> devices,
      List<Integer> slots) {
    this(
        centre,
        board,
        roles,
        data,
        retention,
        broker,
        web,
        devices,
        slots,
        null,
        CatalogueSource.FILE);
  }

  /** Whose queue a board works on. */
  public enum Queue {
    /** Its own: this board alone is the centre. */
    BOARD,
    /** That of all boards of the centre: numbers and calls are asked of the hub. */
    CENTRE
  }

  /** Where the catalogue comes from. */
  public enum CatalogueSource {
    /** The file beside board.toml. */
    FILE,
    /** The site's catalogue without names of people. */
    PUBLIC,
    /** The site's catalogue with the names of people. */
    STAFF
  }

  /** How long acknowledged events stay by default. */
  public static final Duration RETENTION_DEFAULT = Duration.ofDays(90);

  /** The default slots, for a board's first card; 5 to 9 are left for later cards. */
  public static final List<Integer> SLOTS_DEFAULT = List.of(0, 1, 2, 3, 4);

  /** What a board does; any combination. */
  public enum Role {
    TICKET,
    COUNTER,
    ATTENDANCE,
    HANDOFF,
    DISPLAY,
    HUB,
    /** Becomes the hub when the hub is dead. */
    SPARE
  }

  /** How a board's events are sent to the broker. */
  public enum Wire {
    /** MQTT 5, CloudEvents in binary mode: attributes as user properties. */
    MQTT_5,
    /** MQTT 5, CloudEvents in structured mode: one JSON object. */
    MQTT_5_STRUCTURED,
    /** MQTT 3.1.1, CloudEvents in structured mode. */
    MQTT_3_1_1
  }

  /**
   * MQTT broker, {@code tcp://host:1883} or {@code ssl://host:8883}, and how to use it.
   *
   * @param urls one, the nodes of one cluster, or separate brokers, at most {@value #NODES_MAX};
   *     all with TLS or none
   * @param tls the board's certificate and the CA it trusts; null without {@code ssl}
   * @param insecure whether {@code tcp} to another machine is accepted, {@code insecure = true}
   * @param inOrder whether they are separate brokers, of which the first that can be reached is
   *     used
   */
  public record Broker(
      List<URI> urls, Wire wire, @Nullable Tls tls, boolean insecure, boolean inOrder) {
    static final int NODES_MAX = 16;

    /** A broker, or the nodes of one cluster. */
    public Broker(List<URI> urls, Wire wire, @Nullable Tls tls, boolean insecure) {
      this(urls, wire, tls, insecure, false);
    }

    /** Takes a copy. */
    public Broker {
      urls = List.copyOf(urls);
    }

    /** A broker without TLS, used with MQTT 5. */
    public Broker(URI url) {
      this(List.of(url), Wire.MQTT_5, null, false);
    }

    /**
     * Whether events go to another machine without TLS, where anyone on the network path can forge
     * them.
     */
    public boolean isOpen() {
      return urls.stream().anyMatch(BrokerUrl::isOpen);
    }
  }

  /** PEM files: the site's CA, this board's certificate, and its PKCS #8 key; absolute paths. */
  public record Tls(Path ca, Path certificate, Path key) {}

  /**
   * PEM files: the certificate of the hub's role, issued to {@code <centre>.hub}, and its PKCS #8
   * key; absolute paths. A board uses it at each broker, as long as it is the hub.
   */
  public record HubTls(Path certificate, Path key) {}

  /** PEM files: the certificate of the pages and its PKCS #8 key; absolute paths. */
  public record WebTls(Path certificate, Path key) {}

  /**
   * Where pages are served and how many touches one address may make.
   *
   * @param host 127.0.0.1 by default
   * @param port TCP port
   * @param numbersPerMinute numbers one address may take in a minute
   * @param touchesPerMinute other touches of one kind that one address may make in a minute
   * @param tls the certificate of the pages; null for plain HTTP
   */
  public record Web(
      String host, int port, int numbersPerMinute, int touchesPerMinute, @Nullable WebTls tls) {
    /** As many as a printer can cut: a slip every three seconds. */
    public static final int NUMBERS_DEFAULT = 20;

    /** Two a second; no officer is faster. */
    public static final int TOUCHES_DEFAULT = 120;

    /** The highest value of either limit. */
    public static final int PER_MINUTE_MAX = 100_000;

    /** With the default limits and without a certificate. */
    public Web(String host, int port) {
      this(host, port, NUMBERS_DEFAULT, TOUCHES_DEFAULT);
    }

    /** Without a certificate. */
    public Web(String host, int port, int numbersPerMinute, int touchesPerMinute) {
      this(host, port, numbersPerMinute, touchesPerMinute, null);
    }
  }

  /**
   * How long people stay signed in on a board whose pages ask for an account.
   *
   * @param idle without a touch, for whoever has a role beyond the desks
   * @param deskIdle without a touch, for whoever works at a desk only
   * @param shift in all, however busy
   * @param owner the board of the centre whose accounts these are; null when they are this board's
   * @param holders the boards to which this board sends its accounts; empty where {@code owner} is
   *     another
   * @param signIn where officers sign in without a password; null for nowhere
   */
  public record Accounts(
      Duration idle,
      Duration deskIdle,
      Duration shift,
      @Nullable String owner,
      List<String> holders,
      @Nullable SignIn signIn) {
    /** A screen with more rights than a desk's is not left open for longer when nobody uses it. */
    public static final Duration IDLE_DEFAULT = Duration.ofMinutes(15);

    /**
     * At a desk somebody sits before the screen. Citizens come with pauses, and whoever has to sign
     * in after each of them writes the password down.
     */
    public static final Duration DESK_IDLE_DEFAULT = Duration.ofMinutes(60);

    /** A working day with its lunch; on the next one everybody signs in again. */
    public static final Duration SHIFT_DEFAULT = Duration.ofHours(10);

    /** Takes a copy. */
    public Accounts {
      holders = List.copyOf(holders);
    }

    /** Of this board alone. */
    public Accounts(Duration idle, Duration deskIdle, Duration shift) {
      this(idle, deskIdle, shift, null, List.of(), null);
    }

    /** Of this board alone, with the default times. */
    public Accounts() {
      this(null, List.of());
    }

    /** With the default times. */
    public Accounts(@Nullable String owner, List<String> holders) {
      this(IDLE_DEFAULT, DESK_IDLE_DEFAULT, SHIFT_DEFAULT, owner, holders, null);
    }

    /** The same with readers at a counter. */
    public Accounts with(@Nullable SignIn readers) {
      return new Accounts(idle, deskIdle, shift, owner, holders, readers);
    }
  }

  /**
   * Where an officer signs in by finger or card.
   *
   * @param counter of the screens that may ask for it; the readers stand there
   * @param readers names of fingerprint modules, scanners and cameras of the board, not empty
   */
  public record SignIn(String counter, List<String> readers) {
    /** Takes a copy. */
    public SignIn {
      readers = List.copyOf(readers);
    }
  }
}
