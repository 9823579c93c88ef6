package vn.motcua.firmware.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A broker without TLS on another machine is refused unless the risk is accepted. */
final class OpenBrokerTest {
  @Command(name = "try")
  private static final class Try implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private BrokerOption broker = new BrokerOption();

    @Override
    public Integer call() throws Exception {
      return broker.brokers(spec).addresses().size();
    }
  }

  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new Try()).setErr(new PrintWriter(errors, true)).execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://192.0.2.9:1883",
        "mqtt://broker.example:1883",
        "tcp://[2001:db8::1]:1883",
        "tcp://127.evil.example:1883",
        "tcp://127.0.0.1:1883,tcp://192.0.2.9:1883"
      })
  void anotherMachineWithoutTlsNeedsAnExplicitOption(String urls) {
    assertThat(run("--broker", urls)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString())
        .contains("goes to another machine without TLS", "use mqtts://host:8883", "--insecure");
    assertThat(run("--broker", urls, "--insecure")).isEqualTo(urls.split(",").length);
  }

  @Test
  void aBrokerOnThisMachineMayBeOpen() {
    assertThat(run("--broker", "tcp://127.0.0.1:1883,tcp://[::1]:1883,tcp://localhost:1883"))
        .isEqualTo(3);
  }
}
