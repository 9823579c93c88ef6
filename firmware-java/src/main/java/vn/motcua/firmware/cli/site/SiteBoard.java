package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.codes.PairingCode;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site board}. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    description = {
      "Admits a board, or a new card for it, and prints its one-time code.",
      "The code is good for one key, for seven days and for three attempts; a new one makes the"
          + " last one void. Certificates that the board holds stay good until they are revoked."
    })
final class SiteBoard implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();

  @Parameters(index = "1", paramLabel = "BOARD", description = "Id of the board, as in board.toml.")
  private String board = "";

  @Option(
      names = "--pairing",
      paramLabel = "CODE",
      description = "The code that the board has printed; then none is made here.")
  private @Nullable String pairing;

  @Option(
      names = "--names",
      description = "The board reads the names of people: somebody clocks in or is named there.")
  private boolean names;

  @Option(
      names = "--tickets",
      description =
          "The board gives numbers: prints the slots of its card, which no other card has, for its"
              + " board.toml.")
  private boolean tickets;

  @Option(
      names = "--accounts",
      description = "Staff sign in at the board: it gets the accounts of the centre.")
  private boolean accounts;

  @Option(
      names = "--accounts-owner",
      description = "The board owns the accounts of the centre, and sends them to the others.")
  private boolean accountsOwner;

  @Override
  public Integer call() throws IOException, ConfigException {
    Registrar registrar = site.open();
    List<Integer> slots;
    try {
      slots = tickets ? registrar.slots(site.board(board)) : List.of();
    } catch (RefusedException none) {
      spec.commandLine().getErr().println("motcua: " + none.getMessage());
      return ExitCode.FAILED;
    }
    String code = admitted(registrar);
    AccessList.add(registrar.folder(), registrar.config(), board);
    if (names) {
      AccessList.addName(registrar.folder(), registrar.config(), board);
    }
    if (accounts) {
      AccessList.addAccounts(registrar.folder(), registrar.config(), board);
    }
    if (accountsOwner) {
      AccessList.setAccountsOwner(registrar.folder(), registrar.config(), board);
    }
    if (pairing == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(code);
      out.flush();
    }
    PrintWriter err = spec.commandLine().getErr();
    if (pairing == null) {
      err.printf(
          "On the board, with %s where board.toml names ca, and while \"motcua site serve %s\" runs"
              + " here:%n  motcua enrol --config board.toml --service https://%s:%d --code %s%n",
          registrar.folder().authorities(),
          site.folder(),
          registrar.config().enrolment().getFirst(),
          SiteServe.PORT,
          code);
    } else {
      err.printf(
          "The board, with %s where board.toml names ca, gets its certificate by itself while"
              + " \"motcua site serve %s\" runs here.%n",
          registrar.folder().authorities(), site.folder());
    }
    if (tickets) {
      err.printf("In board.toml of this card, and on its label:%n  slots = %s%n", slots);
    }
    err.printf(
        "Copy %s to the broker, which restarts on it and lets the board in.%n",
        registrar.folder().broker().resolve("acl.json"));
    err.flush();
    return ExitCode.OK;
  }

  private String admitted(Registrar registrar) throws IOException {
    if (pairing == null) {
      return registrar.admit(site.board(board));
    }
    if (!PairingCode.isCode(pairing)) {
      throw new ParameterException(
          spec.commandLine(),
          "--pairing \"%s\" is no code; write it as it is printed, such as K7QM-2XWD-9F4H"
              .formatted(pairing));
    }
    registrar.pair(site.board(board), pairing);
    return pairing;
  }
}
