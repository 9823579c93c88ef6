package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.bridge.mqtt.BrokerAddress;
import vn.motcua.bridge.mqtt.TlsIdentity;

/** Where the broker is and, with TLS, what is shown to it. */
public final class BrokerOption {
  @Option(
      names = "--broker",
      paramLabel = "URL",
      description = "MQTT 5 broker: tcp://127.0.0.1:1883, or ssl://broker.example:8883 with TLS.")
  private @Nullable URI broker;

  @Option(names = "--ca", paramLabel = "FILE", description = "TLS: the site's CA, PEM.")
  private @Nullable Path ca;

  @Option(names = "--certificate", paramLabel = "FILE", description = "TLS: our certificate, PEM.")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "TLS: our key, PKCS #8 PEM, mode 600.")
  private @Nullable Path key;

  /** What was said on the command line, null when no broker was. */
  public @Nullable URI url() {
    return broker;
  }

  /**
   * Where and how to connect.
   *
   * @throws ParameterException when the options do not go together
   * @throws IOException when a file cannot be used; the message says which and what to do
   */
  public BrokerAddress address(CommandSpec spec) throws IOException {
    URI url = broker;
    if (url == null) {
      throw new ParameterException(spec.commandLine(), "Say which broker: --broker URL");
    }
    try {
      BrokerAddress plain = BrokerAddress.of(url);
      if (!plain.isTls()) {
        return plain;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (ca == null || certificate == null || key == null) {
      throw new ParameterException(
          spec.commandLine(), url + " needs --ca, --certificate and --key, each a PEM file");
    }
    TlsIdentity identity = new TlsIdentity(ca, certificate, key);
    return BrokerAddress.of(url, identity.context(InstantSource.system()));
  }
}
