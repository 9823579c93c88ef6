package vn.motcua.bridge.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.jspecify.annotations.Nullable;

/**
 * Apache ActiveMQ Artemis in this process, speaking MQTT 5 and 3.1.1 on 127.0.0.1 only.
 *
 * <p>Without a directory nothing survives its end, which is safe, because the ledger of a board
 * keeps an event until the case server has it. No security: only this machine reaches it. Any
 * thread.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int ADDRESS_BYTES_MAX = 32 * 1024 * 1024;

  // java.util.logging forgets the level of a logger to which nobody holds a reference.
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("org.apache.activemq"),
          Logger.getLogger("io.netty"),
          Logger.getLogger("org.jgroups"));

  private final EmbeddedActiveMQ server;
  private final int port;

  private EmbeddedBroker(EmbeddedActiveMQ server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker.
   *
   * @param port TCP port on 127.0.0.1; 0 picks a free one
   * @param directory where it keeps messages, or null to keep none
   * @throws IOException when the port is taken or the broker does not come up, saying which
   */
  public static EmbeddedBroker start(int port, @Nullable Path directory) throws IOException {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    int free = claim(port);
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    try {
      server.setConfiguration(configuration(free, directory));
      server.start();
    } catch (Exception e) {
      throw new IOException(
          "the broker did not start on 127.0.0.1:" + free + ": " + e.getMessage(), e);
    }
    return new EmbeddedBroker(server, free);
  }

  private static int claim(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new IOException(
          "port " + port + " on 127.0.0.1 is in use; stop what uses it or choose another port", e);
    }
  }

  private static Configuration configuration(int port, @Nullable Path directory) throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setName("motcua");
    configuration.setPersistenceEnabled(directory != null);
    configuration.setJournalType(JournalType.NIO);
    if (directory != null) {
      configuration.setJournalDirectory(directory.resolve("journal").toString());
      configuration.setBindingsDirectory(directory.resolve("bindings").toString());
      configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
      configuration.setPagingDirectory(directory.resolve("paging").toString());
    }
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setMessageCounterEnabled(false);
    configuration.setGracefulShutdownEnabled(false);
    configuration.addAcceptorConfiguration(
        "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT;tcpNoDelay=true;remotingThreads=2");
    AddressSettings settings = new AddressSettings();
    settings.setAutoCreateAddresses(true);
    settings.setAutoCreateQueues(true);
    settings.setMaxSizeBytes(ADDRESS_BYTES_MAX);
    // Boards send unacknowledged events again, so a full queue may drop messages but must never
    // block.
    settings.setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP);
    configuration.addAddressSetting("#", settings);
    return configuration;
  }

  /** Such as {@code mqtt://127.0.0.1:1883}. */
  public URI url() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  /** The TCP port it listens on. */
  public int port() {
    return port;
  }

  /** Ends all connections; what it kept in its directory stays. */
  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the broker on port " + port + " did not stop: " + e.getMessage(), e);
    }
  }
}
