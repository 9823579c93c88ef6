package vn.motcua.firmware.cli;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.FileSystemException;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.motcua.bridge.inbox.InboxInUseException;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.journal.JournalDamagedException;
import vn.motcua.bridge.journal.JournalFailedException;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.JournalInUseException;
import vn.motcua.bridge.journal.JournalRefusedException;
import vn.motcua.firmware.cli.account.AccountCommand;
import vn.motcua.firmware.cli.finger.FingerCommand;
import vn.motcua.firmware.cli.inbox.ConformCommand;
import vn.motcua.firmware.cli.inbox.ReconcileCommand;
import vn.motcua.firmware.cli.inspect.InspectCommand;
import vn.motcua.firmware.cli.ledger.LedgerCommand;
import vn.motcua.firmware.cli.option.Sentence;
import vn.motcua.firmware.cli.option.Words;
import vn.motcua.firmware.cli.screen.ScreenCommand;
import vn.motcua.firmware.cli.site.SiteCommand;
import vn.motcua.firmware.system.NativeLibraries;
import vn.motcua.firmware.system.PrivateFiles;
import vn.motcua.firmware.system.StandardOutput;
import vn.motcua.firmware.web.PortInUseException;
import vn.motcua.firmware.web.guard.OpenDoorException;
import vn.motcua.firmware.web.server.PageTlsException;
import vn.motcua.provisioning.ConfigException;

/** The command {@code motcua}. */
@Command(
    name = "motcua",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Runs the counter hardware of a one-stop public service centre.",
    subcommands = {
      BoardCommand.class,
      CheckCommand.class,
      InboxCommand.class,
      ReconcileCommand.class,
      ConformCommand.class,
      AclCommand.class,
      InspectCommand.class,
      LedgerCommand.class,
      FingerCommand.class,
      ScreenCommand.class,
      SiteCommand.class,
      EnrolCommand.class,
      AccountCommand.class,
      AboutCommand.class,
      RehearseCommand.class
    },
    footer = {
      "",
      "The launcher ./motcua adds one verb:",
      "  test   Installs what the tests need where it is missing, and runs all tests.",
      "",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the reason is on standard error",
      "2:wrong arguments or configuration",
      "69:a required tool is missing",
      "73:data cannot be written",
      "75:the data is in use by another instance",
      "98:the port is in use",
      "141:nobody reads the output any more"
    })
public final class Motcua implements Runnable {

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Name a verb; --help lists them.");
  }

  /** Runs the command and ends the process with an {@link ExitCode}. */
  public static void main(String[] args) {
    StandardOutput.guardStandardStreams();
    PrivateFiles.fromNowOn();
    NativeLibraries.useUnpacked();
    Logging logging = new Logging();
    int code;
    try {
      code = withOutput(commandLine().execute(args));
    } finally {
      Reference.reachabilityFence(logging);
    }
    System.exit(code);
  }

  /** The exit code, which is another when the verb did its work but its output was not written. */
  private static int withOutput(int code) {
    System.out.flush();
    String failure = StandardOutput.failure();
    if (failure == null) {
      return code;
    }
    if (StandardOutput.isPipe()) {
      return code == ExitCode.OK ? ExitCode.OUTPUT_NOT_READ : code;
    }
    System.err.println("motcua: standard output cannot be written: " + failure);
    return code == ExitCode.OK ? ExitCode.CANNOT_WRITE : code;
  }

  /** The command with every available verb: the product's, and those of other jars. */
  public static CommandLine commandLine() {
    CommandLine command = new CommandLine(new Motcua());
    for (Verbs others : ServiceLoader.load(Verbs.class)) {
      others.commands().forEach(command::addSubcommand);
    }
    LaboratoryVerb.standInFor(command);
    Words.registerOn(command);
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setExitCodeExceptionMapper(Motcua::exitCode)
        .setParameterExceptionHandler(Motcua::explain)
        .setExecutionExceptionHandler(Motcua::explain);
  }

  /** A wrong word gets one sentence; the whole help would hide it. */
  private static int explain(CommandLine.ParameterException e, String... words) {
    CommandLine command = e.getCommandLine();
    String verb = command.getCommandSpec().qualifiedName();
    String sentence =
        e instanceof CommandLine.UnmatchedArgumentException unknown
            ? String.join(" ", unknown.getUnmatched()) + " is not known to " + verb
            : e.getMessage();
    command.getErr().println("motcua: " + sentence);
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("\"" + verb + " --help\" explains what it takes.");
    return ExitCode.USAGE;
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    String remedy =
        !(e instanceof PortInUseException)
            ? ""
            : command.getCommandSpec().findOption("--port") == null
                ? "; stop that program, or choose another port with [web] port in board.toml"
                : "; stop that program, or choose another port with --port";
    command.getErr().println("motcua: " + Sentence.of(e) + remedy);
    boolean told = e instanceof IOException || e instanceof InboxStoreException;
    if (exitCode(e) == ExitCode.FAILED && !told) {
      e.printStackTrace(command.getErr());
    }
    return exitCode(e);
  }

  private static int exitCode(Throwable e) {
    return switch (e) {
      case ConfigException _,
          CommandLine.ParameterException _,
          OpenDoorException _,
          PageTlsException _ ->
          ExitCode.USAGE;
      case PortInUseException _ -> ExitCode.PORT_IN_USE;
      case JournalInUseException _, InboxInUseException _ -> ExitCode.IN_USE;
      case JournalRefusedException _,
          JournalDamagedException _,
          JournalFailedException _,
          JournalFullException _ ->
          ExitCode.CANNOT_WRITE;
      case FileSystemException _ -> ExitCode.CANNOT_WRITE;
      default -> ExitCode.FAILED;
    };
  }
}
