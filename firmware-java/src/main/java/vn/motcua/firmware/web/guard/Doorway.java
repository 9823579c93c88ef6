package vn.motcua.firmware.web.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.socket.KeyFiles;

/**
 * The address of the pages and its valid host names. An address beyond loopback is allowed only
 * when a person has explicitly opened it to everyone. Immutable.
 */
public final class Doorway {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]{2,45}]");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private final String host;
  private final InetAddress address;
  private final @Nullable KeyFiles keys;

  private Doorway(String host, InetAddress address, @Nullable KeyFiles keys) {
    this.host = host;
    this.address = address;
    this.keys = keys;
  }

  /**
   * Looks the address up.
   *
   * @param host as in board.toml: a name or an address of this machine
   * @param open whether anyone who reaches it may use the pages
   * @throws OpenDoorException when it is not loopback and not {@code open}
   * @throws IOException when there is no such address
   */
  public static Doorway at(String host, boolean open) throws IOException {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new IOException(
          "Cannot listen on " + host + ": this name has no address; write 127.0.0.1", unknown);
    }
    if (!open && !address.isLoopbackAddress()) {
      throw OpenDoorException.withoutAccounts(host);
    }
    return new Doorway(host, address, null);
  }

  /**
   * The same address with a certificate: other machines have to use TLS then. This machine may, and
   * its own screen need not.
   */
  public Doorway with(KeyFiles keys) {
    return new Doorway(host, address, keys);
  }

  /** The certificate; null for plain HTTP. */
  public @Nullable KeyFiles keys() {
    return keys;
  }

  /**
   * Refuses to send names and touches over a network as anybody there can read and change them.
   *
   * @throws OpenDoorException when other machines can reach it and it has no certificate
   */
  public void requireSecrecy() throws OpenDoorException {
    if (isOpen() && keys == null) {
      throw OpenDoorException.readable(host);
    }
  }

  /** Whether a request may be answered: encrypted, or without a network in between. */
  boolean isSecret(Request request) {
    return keys == null || request.encrypted() || request.isOwn();
  }

  /** The URL that somebody should have asked for, with the host name that was used. */
  String secretAddress(Request request) {
    return "https://" + request.host() + request.path();
  }

  /** Where to listen. */
  public InetAddress inet() {
    return address;
  }

  /** Whether other machines can reach it. */
  public boolean isOpen() {
    return !address.isLoopbackAddress();
  }

  /** The URL for people. */
  String address() {
    String scheme = keys == null ? "http://" : "https://";
    return address.isAnyLocalAddress() || !isOpen() ? "http://localhost" : scheme + host;
  }

  /**
   * Whether a Host header names this machine: loopback's names and addresses, the configured host,
   * and, where the pages are open on all addresses, any numeric address, since no foreign site can
   * have such a name.
   */
  boolean serves(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String name = header.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    String configured = host.indexOf(':') < 0 ? host : "[" + host + "]";
    boolean digits = IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
    return LOOPBACK.matcher(name).matches()
        || name.equalsIgnoreCase(configured)
        || (address.isAnyLocalAddress() && digits);
  }
}
