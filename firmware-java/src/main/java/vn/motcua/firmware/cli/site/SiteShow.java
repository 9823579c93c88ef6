package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.site.CertificateUse;
import vn.motcua.provisioning.site.Issued;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;
import vn.motcua.provisioning.site.Revoked;

/** {@code motcua site show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the certificates that the centre has issued, and which were revoked.",
      "Also how often the enrolment service has refused what, and the sentence of the last time.",
      "Also says whether the issuing CA needs its successor, and how a PC or a phone comes to trust the pages of the centre's boards."
    })
final class SiteShow implements Callable<Integer> {
  private static final int SERIAL_SHOWN = 12;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();

  @Override
  public Integer call() throws IOException, ConfigException, RefusedException {
    Registrar registrar = site.open();
    Map<BigInteger, Revoked> revoked = new HashMap<>();
    registrar.revoked().forEach(each -> revoked.put(each.serial(), each));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-13s  %-8s  %-40s  %-20s  %s%n", "serial", "use", "name", "until", "state");
    for (Issued each : registrar.issued()) {
      out.printf(
          "%-13s  %-8s  %-40s  %-20s  %s%n",
          each.serial().toString(16).substring(0, SERIAL_SHOWN) + "…",
          each.use().name().toLowerCase(java.util.Locale.ROOT),
          each.name(),
          each.until(),
          state(each, revoked.get(each.serial())));
    }
    out.println(issuing(registrar));
    out.println(BrowserTrust.sentence(registrar));
    registrar
        .refusals()
        .forEach(each ->
            out.printf(
                "refused %d times: %s, last at %s: %s%n",
                each.times(), each.reason().word(), each.last(), each.sentence()));
    out.flush();
    return ExitCode.OK;
  }

  /** Until when the issuing CA is good, and whether it needs its successor. */
  private String issuing(Registrar registrar) throws IOException {
    Instant until = registrar.authorities().getFirst().getNotAfter().toInstant();
    String good = "The issuing CA is good until %s".formatted(until);
    return Instant.now().plus(CertificateUse.BOARD.life()).isBefore(until)
        ? good + "."
        : good
            + ", and no certificate outlives it: make the next one now, with \"motcua site renew-ca %s --root FOLDER\"."
                .formatted(site.folder());
  }

  private static String state(Issued issued, @org.jspecify.annotations.Nullable Revoked revoked) {
    if (revoked != null) {
      return "revoked %s: %s".formatted(revoked.at(), revoked.why());
    }
    return Instant.now().isBefore(issued.until()) ? "good" : "out of date";
  }
}
