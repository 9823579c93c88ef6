package vn.motcua.firmware.web.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one client: an IPv4 address, or an IPv6 network of 64 bits. Pure. */
final class Network {
  private static final int IPV6_NETWORK_BYTES = 8;

  private Network() {}

  static String of(InetAddress from) {
    byte[] bytes = from.getAddress();
    int significant = from instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, significant));
  }
}
