package vn.motcua.bridge.broker;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.ClusterConnectionConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.cluster.impl.MessageLoadBalancingType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * One node of a cluster of Artemis as a process of its own: static connectors on 127.0.0.1, each
 * node forwards what another one has subscribers for.
 */
final class ClusterNode implements AutoCloseable {
  private static final Logger QUIET = Logger.getLogger("org.apache.activemq");
  private static final String CONNECTION = "centre";

  private final Process process;
  private final int port;

  /**
   * Starts the node {@code index} of a cluster.
   *
   * @param mqtt port of each node for clients
   * @param core port of each node for the others
   */
  ClusterNode(int index, List<Integer> mqtt, List<Integer> core, Path directory)
      throws IOException {
    port = mqtt.get(index);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx160m"));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(ClusterNode.class.getName());
    command.add(directory.resolve("node-" + index).toString());
    command.add(Integer.toString(port));
    command.add(Integer.toString(core.get(index)));
    for (int i = 0; i < core.size(); i++) {
      if (i != index) {
        command.add(Integer.toString(core.get(i)));
      }
    }
    process =
        new ProcessBuilder(command)
            .redirectError(directory.resolve("node-" + index + ".log").toFile())
            .start();
  }

  /** Waits until it serves clients and sees that many nodes, itself included. */
  void awaitReady() throws IOException {
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (!"ready".equals(line)) {
      throw new IOException("the node did not come up: " + line);
    }
  }

  URI url() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process: directory, MQTT port, own core port, the others' core ports. Ends with us. */
  public static void main(String[] arguments) throws Exception {
    QUIET.setLevel(Level.SEVERE);
    List<Integer> others = new ArrayList<>();
    for (int i = 3; i < arguments.length; i++) {
      others.add(Integer.parseInt(arguments[i]));
    }
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    server.setConfiguration(
        configuration(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            others));
    server.start();
    var cluster = server.getActiveMQServer().getClusterManager().getClusterConnection(CONNECTION);
    while (cluster.getNodes().size() < others.size()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    System.out.println("ready");
    int end = System.in.read();
    System.exit(Math.max(end, 0));
  }

  private static Configuration configuration(
      Path directory, int mqtt, int core, List<Integer> others) throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setName("node-" + core);
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalDirectory(directory.resolve("journal").toString());
    configuration.setBindingsDirectory(directory.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
    configuration.setPagingDirectory(directory.resolve("paging").toString());
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.setClusterUser("centre").setClusterPassword("of one machine");
    configuration.addAcceptorConfiguration(
        "mqtt", "tcp://127.0.0.1:" + mqtt + "?protocols=MQTT;tcpNoDelay=true");
    configuration.addAcceptorConfiguration("core", "tcp://127.0.0.1:" + core + "?protocols=CORE");
    configuration.addConnectorConfiguration("own", "tcp://127.0.0.1:" + core);
    List<String> names = new ArrayList<>();
    for (int other : others) {
      names.add("node-" + other);
      configuration.addConnectorConfiguration("node-" + other, "tcp://127.0.0.1:" + other);
    }
    configuration.addClusterConfiguration(
        new ClusterConnectionConfiguration()
            .setName(CONNECTION)
            .setAddress("")
            .setConnectorName("own")
            .setStaticConnectors(names)
            .setMessageLoadBalancingType(MessageLoadBalancingType.ON_DEMAND)
            .setMaxHops(1)
            .setRetryInterval(100)
            .setReconnectAttempts(-1)
            .setInitialConnectAttempts(-1));
    configuration.addAddressSetting("#", new AddressSettings().setRedistributionDelay(0));
    return configuration;
  }
}
