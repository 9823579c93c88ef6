package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site renew-ca}. */
@Command(
    name = "renew-ca",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the next issuing CA with the root's key, a year before the present one ends.",
      "The former one stays trusted until \"motcua site retire-ca\", so that boards renew at their"
          + " own time. The centre's own certificates are made anew at once. Boards trust the root"
          + " and need no visit.",
      "",
      "  motcua site renew-ca minh-hoa --root /media/usb/root"
    })
final class SiteRenewCa implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();
  @Mixin private PassphraseOption passphrase = new PassphraseOption();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Folder with root.key and root.crt, on the USB stick. Default: root in DIR.")
  private @Nullable Path root;

  @Override
  public Integer call() throws IOException, ConfigException {
    Registrar registrar = site.open();
    char[] known = passphrase.known();
    List<Path> renewed;
    try {
      renewed =
          site.rollOver(registrar).begin(root == null ? registrar.folder().root() : root, known);
    } catch (RefusedException refused) {
      spec.commandLine().getErr().println("motcua: " + refused.getMessage());
      return ExitCode.FAILED;
    } finally {
      Arrays.fill(known, '\0');
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "The new issuing CA of %s signs from now on; the former one is still trusted.%n"
            + "1. Take the USB stick out.%n"
            + "2. Copy %s to each broker and restart it, before a board renews.%n"
            + "3. Copy these to their machines and restart what runs there:%n",
        registrar.config().centre(), registrar.folder().broker());
    renewed.stream()
        .filter(each -> !each.equals(registrar.folder().broker()))
        .forEach(each -> out.printf("   %s%n", each));
    out.printf(
        "4. When all boards have renewed, within a year: motcua site retire-ca %s%n",
        site.folder());
    out.flush();
    return ExitCode.OK;
  }
}
