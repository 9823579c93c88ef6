package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What the command says to a person: a table of wrong and right command lines, with the exit code
 * and the words of the answer.
 */
class CommandLineTest extends CommandLineFixture {
  /** Names of classes, and the forms in which records and exceptions print themselves. */
  static final Pattern JAVA =
      Pattern.compile("Exception|\\b(?:java|vn|picocli|org)\\.\\w+\\.|\\w+\\[\\w+=|\\tat |null");

  /**
   * A row.
   *
   * @param words the command line; {@code @} stands for the directory of the test, {@code #} for a
   *     port that another program uses
   * @param code exit code
   * @param said what standard error says
   */
  record Row(String words, int code, List<String> said) {
    Row(String words, int code, String... said) {
      this(words, code, List.of(said));
    }

    @Override
    public String toString() {
      return words + " -> " + code;
    }
  }

  static List<Row> wrongCommandLines() {
    List<Row> rows = new ArrayList<>();
    // Data in use.
    rows.add(new Row("inbox --broker mqtt://127.0.0.1:1 --data @/demo/inbox", 75, "/demo/inbox"));
    rows.add(new Row("demo --port 0 --data @/demo", 75, "another inbox", "/demo/inbox"));
    // A port in use, and where it was set.
    rows.add(new Row("demo --data @/other --port #", 98, "port #", "with --port"));
    rows.add(new Row("board --config @/board.toml", 98, "port #", "[web] port in board.toml"));
    // Addresses of brokers.
    for (String scheme : List.of("tcp", "mqtt")) {
      String broker = " --broker " + scheme + "://127.0.0.1:1 ";
      rows.add(new Row("inbox" + broker + "--data @/text", 73, "/text is a file"));
      rows.add(
          new Row("conform --patience 1" + broker, 69, scheme + "://127.0.0.1:1 accepts no MQTT"));
      rows.add(new Row("board --rights --config @/" + scheme + ".toml", 0));
    }
    for (String scheme : List.of("ssl", "mqtts")) {
      String broker = " --broker " + scheme + "://broker.example:8883 ";
      rows.add(new Row("inbox --data @/new" + broker, 2, scheme + ":", "needs --ca"));
      rows.add(new Row("conform" + broker, 2, scheme + ":", "needs --ca"));
    }
    for (String verb : List.of("inbox --data @/new", "conform")) {
      String address = "must be mqtt://host:port, or mqtts://host:port with TLS";
      rows.add(new Row(verb + " --broker http://127.0.0.1:1", 2, address, "http://127.0.0.1:1"));
      rows.add(new Row(verb + " --broker broker", 2, address, "\"broker\""));
    }
    // The file that was named is the one complained about.
    for (String reading :
        List.of(
            "acl --boards",
            "board --config",
            "board --config @/board.toml --catalogue",
            "ledger verify --data @/ledger --anchor",
            "inbox verify --data @/demo/inbox --anchor",
            "finger backup --device @/none --to @/new --key",
            "inspect escpos",
            "inspect r30x",
            "inspect evdev",
            "inspect hidpos",
            "inspect serial",
            "inspect zk",
            "inspect image")) {
      rows.add(new Row(reading + " @/none", 2, "@/none does not exist"));
      rows.add(new Row(reading + " @/dir", 2, "@/dir is a directory, and a file is needed"));
    }
    for (String directory :
        List.of(
            "inbox report --data @/demo/inbox --keys",
            "inbox verify --data @/demo/inbox --keys",
            "finger restore --device @/none --key @/key --from",
            "rehearse --dir",
            "bench wear --dir")) {
      rows.add(new Row(directory + " @/none", 2, "@/none does not exist"));
      rows.add(new Row(directory + " @/text", 2, "@/text is a file, and a directory is needed"));
    }
    for (String writing :
        List.of(
            "ledger anchor --data @/ledger --to", "inbox verify --data @/demo/inbox --resume")) {
      rows.add(new Row(writing + " @/dir", 2, "@/dir is a directory, and a file is needed"));
      rows.add(new Row(writing + " @/none/file", 2, "there is no directory @/none"));
    }
    rows.add(new Row("ledger show --data @/none", 73, "@/none holds no ledger"));
    rows.add(new Row("ledger backup --data @/ledger --to @/text", 73, "@/text is a file"));
    rows.add(new Row("inbox report --data @/none", 2, "@/none contains no inbox"));
    rows.add(new Row("demo --port 0 --data @/text", 73, "@/text is a file"));
    rows.add(new Row("inspect escpos @/text --png @/dir", 73, "@/dir"));
    rows.add(new Row("inspect image @/text", 2, "@/text cannot be read: not a picture"));
    rows.add(new Row("finger list --device @/none", 1, "@/none is not there"));
    // Words.
    rows.add(new Row("ledger shwo", 2, "shwo is not known to motcua ledger"));
    rows.add(new Row("nothing", 2, "nothing is not known to motcua", "\"motcua --help\""));
    rows.add(new Row("demo --nothing", 2, "--nothing", "\"motcua demo --help\""));
    rows.add(new Row("demo --port abc", 2, "--port", "\"abc\" is not a whole number"));
    rows.add(new Row("simulate --days 99999999999", 2, "--days", "not a whole number"));
    rows.add(new Row("inbox verify --data @/demo/inbox --from x", 2, "--from", "2026-11-20"));
    rows.add(new Row("ledger show --data @/ledger --limit 0", 2, "--limit takes 1 or more"));
    rows.add(new Row("ledger export --data @/ledger --after -1", 2, "--after takes 0 or more"));
    String centre = "site init --centre minh-hoa --name A --broker b --enrolment c @/site";
    rows.add(new Row(centre, 2, "no terminal to ask", "give --passphrase-file"));
    rows.add(new Row("bench nothing", 2, "NAME", "JOURNAL"));
    return rows;
  }

  @ParameterizedTest
  @MethodSource("wrongCommandLines")
  void aWrongCommandLineGetsASentenceThatNamesWhatWasGiven(Row row) {
    Answer answer = motcua(row.words());
    assertThat(answer.code()).as(answer.err()).isEqualTo(row.code());
    for (String words : row.said()) {
      assertThat(answer.err()).contains(filled(words));
    }
    assertThat(answer.err().lines()).as("sentences, no trace and no help").hasSizeLessThan(4);
    assertThat(JAVA.matcher(answer.out() + answer.err()).results().map(each -> each.group()))
        .as(answer.out() + answer.err())
        .isEmpty();
  }

  static Stream<CommandLine> verbs() {
    return all(Motcua.commandLine());
  }

  private static Stream<CommandLine> all(CommandLine verb) {
    return Stream.concat(
        Stream.of(verb), verb.getSubcommands().values().stream().flatMap(CommandLineTest::all));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbIsSummedUpInAWholeSentenceAndNothingIsWrappedTwice(CommandLine verb) {
    UsageMessageSpec usage = verb.getCommandSpec().usageMessage();
    assertThat(usage.description()[0]).matches("[A-Z].*\\.");
    List<String> texts = new ArrayList<>();
    texts.addAll(List.of(usage.description()));
    texts.addAll(List.of(usage.footer()));
    for (ArgSpec each : verb.getCommandSpec().args()) {
      texts.addAll(List.of(each.description()));
    }
    String help = verb.getUsageMessage(CommandLine.Help.Ansi.OFF);
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    for (String text : texts) {
      assertThat(text).as("a paragraph of its own, which the help wraps").doesNotContain("\n");
      assertThat(text)
          .as("ends like a sentence, or is an example")
          .matches("(?s)|  .*|.*[.:!]|.*\\.example.*|.*(?:/|FILE|report it)\\S*");
      Stream.of(text.split("[ ,;]+", -1))
          .filter(word -> word.matches("~?/.*|.*://.*"))
          .map(word -> word.replaceAll("[.)]+$", ""))
          .forEach(address -> assertThat(help).as("unbroken").contains(address));
    }
  }

  @Test
  void showSaysWhatItLeavesOut() {
    assertThat(motcua("ledger show --data @/ledger").err()).isEmpty();
    assertThat(motcua("ledger show --data @/ledger --limit 3 --after 2").err().lines())
        .containsExactly(
            "motcua: 2 events up to position 2 are left out",
            "motcua: 2 events after position 5 are left out; --after 5 shows the next");
    assertThat(motcua("ledger show --data @/ledger --after 50").err())
        .contains(EVENTS + " events up to position");
  }
}
