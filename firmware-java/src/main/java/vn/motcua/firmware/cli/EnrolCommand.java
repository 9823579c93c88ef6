package vn.motcua.firmware.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.devices.printer.slip.PairingSlip;
import vn.motcua.firmware.board.SlipOnce;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.est.BoardCertificate;
import vn.motcua.provisioning.est.NotAdmittedException;
import vn.motcua.provisioning.est.PageCertificate;

/** {@code motcua enrol}: a board's certificate, and that of its pages. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    description = {
      "Gets this board's certificate from the centre, or renews it (EST, RFC 7030).",
      "The board makes its key itself, in the file that board.toml names; it is a file, not a TPM,"
          + " and it is never sent. A running board uses a new certificate from its next connection"
          + " on.",
      "Where board.toml names certificate and key under [web] and the site has named the pages"
          + " (motcua site pages), the pages get a certificate too, with a key of their own. A"
          + " certificate of another CA is left alone.",
      "",
      "  motcua enrol --config board.toml --service https://192.0.2.5:8445 --code K7QM-2XWD-9F4H",
      "  motcua enrol --config board.toml --service https://192.0.2.5:8445 --renew",
      "  motcua enrol --config board.toml --service https://192.0.2.5:8445 --pairing",
      "  motcua enrol --config board.toml --service https://192.0.2.5:8445 --pages"
    })
public final class EnrolCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAUSE_SECONDS = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The board's board.toml; under [broker] it names ca, certificate and key.")
  private Path config = Path.of("board.toml");

  @Option(
      names = "--service",
      required = true,
      paramLabel = "URL",
      description = "The enrolment service of the centre (motcua site serve).")
  private URI service = URI.create("https://localhost");

  @ArgGroup(multiplicity = "1")
  private Way way = new Way();

  /** The first certificate, or the next one. */
  private static final class Way {
    @Option(
        names = "--code",
        required = true,
        paramLabel = "CODE",
        description = "The one-time code that \"motcua site board\" printed for this board.")
    private @Nullable String code;

    @Option(
        names = "--pairing",
        required = true,
        description =
            "Prints a code of the board's own key on its ticket printer, and waits until the"
                + " technician has typed it at the site. Stop the board's service before.")
    private boolean pairing;

    @Option(
        names = "--renew",
        required = true,
        description =
            "Renews each certificate when two thirds of its life are over; before that, it does"
                + " nothing. For motcua-renew.timer.")
    private boolean renew;

    @Option(
        names = "--pages",
        required = true,
        description =
            "Gets a certificate for the pages now, for example when their names have changed.")
    private boolean pages;
  }

  @Override
  public Integer call() throws IOException, ConfigException, InterruptedException {
    if (!"https".equals(service.getScheme()) || service.getHost() == null) {
      throw new ParameterException(
          spec.commandLine(), "--service takes https://host:port, not " + service);
    }
    BoardConfig board = BoardToml.load(config);
    BoardConfig.Tls tls = board.broker().tls();
    if (tls == null) {
      throw new ParameterException(
          spec.commandLine(),
          config + " names no ca, certificate and key under [broker]; write where they shall be.");
    }
    BoardCertificate certificate =
        new BoardCertificate(
            board.centre() + "." + board.board(),
            tls.certificate(),
            tls.key(),
            tls.ca(),
            Clock.systemUTC());
    if (!way.pages && !way.renew && sharesSlots(board)) {
      throw new ParameterException(
          spec.commandLine(),
          config
              + " names no slots, and two boards that give numbers must not share any; write those"
              + " that \"motcua site board DIR "
              + board.board()
              + " --tickets\" prints.");
    }
    if (!way.pages) {
      own(board, certificate, tls.certificate());
    }
    pages(board.web().tls(), certificate);
    return ExitCode.OK;
  }

  /** The default is for a centre with one board that gives numbers. */
  private static boolean sharesSlots(BoardConfig board) {
    return board.roles().contains(BoardConfig.Role.TICKET)
        && board.slots().equals(BoardConfig.SLOTS_DEFAULT);
  }

  private void own(BoardConfig board, BoardCertificate certificate, Path file)
      throws IOException, InterruptedException {
    String code = way.pairing ? paired(board, certificate) : way.code;
    if (way.renew) {
      certificate
          .clockTrouble()
          .ifPresent(trouble -> spec.commandLine().getErr().println("motcua: " + trouble));
    }
    if (way.renew && !certificate.isDue()) {
      say("%s is good; it is renewed from %s on".formatted(file, certificate.due()));
    } else if (code == null) {
      say(file, certificate.renew(service));
    } else {
      say(file, way.pairing ? awaited(certificate, code) : certificate.enrol(service, code));
      say(
          "The key is a file, not in a TPM: whoever takes this card has it until \"motcua site revoke"
              + " DIR "
              + board.board()
              + "\".");
    }
  }

  private void pages(BoardConfig.@Nullable WebTls tls, BoardCertificate certificate)
      throws IOException, InterruptedException {
    if (tls == null) {
      if (way.pages) {
        throw new ParameterException(
            spec.commandLine(),
            config + " names no certificate and key under [web]; write where they shall be.");
      }
      return;
    }
    PageCertificate pages = certificate.ofPages(tls.certificate(), tls.key());
    if (pages.isOfAnother()) {
      say(tls.certificate() + " is of another CA and stays as it is");
    } else if (!way.pages && Instant.now().isBefore(pages.due())) {
      say("%s is good; it is renewed from %s on".formatted(tls.certificate(), pages.due()));
    } else {
      say(tls.certificate(), pages.get(service));
    }
  }

  private void say(Path file, X509Certificate made) {
    say(
        "%s is %s, good until %s"
            .formatted(
                file, made.getSubjectX500Principal().getName(), made.getNotAfter().toInstant()));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private String paired(BoardConfig board, BoardCertificate certificate)
      throws IOException, InterruptedException {
    String code = certificate.pairingCode();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("motcua site board DIR %s --pairing %s%n", board.board(), code);
    out.flush();
    SlipOnce.print(board, new PairingSlip(board.centre(), board.board(), code), PATIENCE);
    return code;
  }

  /** Asks until the technician has typed the code. */
  private X509Certificate awaited(BoardCertificate certificate, String code)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return certificate.enrol(service, code);
      } catch (NotAdmittedException notYet) {
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      }
    }
  }
}
