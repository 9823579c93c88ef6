package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.bridge.link.BrokerAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.socket.TlsIdentity;

/** The broker's address and, with TLS, the certificate and key. */
public final class BrokerOption {
  private static final System.Logger LOG = System.getLogger(BrokerOption.class.getName());

  @Option(
      names = "--broker",
      paramLabel = "URL",
      split = ",",
      description = {
        "MQTT 5 broker, with or without TLS:",
        "mqtts://host:8883 or mqtt://host:1883; ssl and tcp mean the same.",
        "Separate the nodes of a cluster with commas; after a lost connection the next node is"
            + " used."
      })
  private List<URI> broker = List.of();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "TLS: certificate of the site's CA, PEM.")
  private @Nullable Path ca;

  @Option(names = "--certificate", paramLabel = "FILE", description = "TLS: our certificate, PEM.")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "TLS: our key, PKCS #8 PEM, mode 600.")
  private @Nullable Path key;

  @Option(
      names = "--insecure",
      description =
          "Accept a broker on another machine without TLS. Anyone on the network path can then"
              + " forge events, acknowledgements and commands.")
  private boolean insecure;

  /** The URLs on the command line; empty when there is none. */
  public List<URI> urls() {
    return broker;
  }

  /**
   * The brokers to connect to.
   *
   * @throws ParameterException when the options do not go together
   * @throws IOException when a file cannot be used; the message says which and what to do
   */
  public Brokers brokers(CommandSpec spec) throws IOException {
    if (broker.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name a broker: --broker URL");
    }
    try {
      Brokers plain = Brokers.of(broker.toArray(URI[]::new));
      List<URI> secret =
          plain.addresses().stream().filter(BrokerAddress::isTls).map(BrokerAddress::uri).toList();
      if (secret.isEmpty()) {
        return accepted(plain);
      }
      if (secret.size() < broker.size()) {
        throw new IllegalArgumentException(
            "--broker mixes nodes with and without TLS; all nodes of a cluster need the same");
      }
      TlsIdentity identity = identity(spec, secret.getFirst());
      SSLContext context = identity.context(InstantSource.system());
      String name = identity.name();
      return new Brokers(secret.stream().map(url -> BrokerAddress.of(url, context, name)).toList());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Brokers accepted(Brokers plain) {
    for (BrokerAddress each : plain.addresses()) {
      if (each.isOpen() && !insecure) {
        throw new IllegalArgumentException(
            each.uri()
                + " goes to another machine without TLS, where anyone on the network path can forge"
                + " events; use mqtts://host:8883 with --ca, --certificate and --key, or accept the"
                + " risk with --insecure");
      }
      if (each.isOpen()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} is spoken to without TLS: anyone on the way can forge events (--insecure)",
            each.uri());
      }
    }
    return plain;
  }

  private TlsIdentity identity(CommandSpec spec, URI url) {
    if (ca == null || certificate == null || key == null) {
      throw new ParameterException(
          spec.commandLine(), url + " needs --ca, --certificate and --key, each a PEM file");
    }
    return new TlsIdentity(ca, certificate, key);
  }
}
