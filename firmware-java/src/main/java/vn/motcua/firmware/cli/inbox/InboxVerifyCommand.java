package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.anchor.AnchorBook;
import vn.motcua.bridge.anchor.AnchorException;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.verify.RecordCheck;
import vn.motcua.bridge.inbox.verify.RecordProgress;
import vn.motcua.bridge.inbox.verify.RecordQuestion;
import vn.motcua.bridge.inbox.verify.RecordTally;
import vn.motcua.bridge.inbox.verify.ResumeFile;
import vn.motcua.firmware.cli.option.ExistingFile;
import vn.motcua.firmware.cli.option.FileToWrite;
import vn.motcua.firmware.cli.progress.Progress;

/** {@code motcua inbox verify}: proves what an inbox has stored. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Proves everything that an inbox has stored.",
      "Recomputes every hash, link and seal and compares the tables with each other, in constant"
          + " memory and while the inbox runs. Exits with 1 and names each fault; exits with 0 and"
          + " prints counts when all is sound.",
      "Default without --data and --store: the demo's inbox."
    })
public final class InboxVerifyCommand implements Callable<Integer> {
  private static final int SOUND = 0;
  private static final int NOT_SOUND = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreOption store = new StoreOption();

  @Mixin private KeysOption keys = new KeysOption();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description =
          "First local day. Each chain is then proven from its first event of the period on; the"
              + " link of that event is not checked. Default: everything.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last local day. Default: everything.")
  private @Nullable LocalDate to;

  @Mixin private ForgottenOption forgotten = new ForgottenOption();

  @Option(
      names = "--anchor",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description =
          "Anchors that were kept elsewhere, one on each line, from \"inbox anchor\", \"ledger"
              + " anchor\" or the QR codes of closing slips. They reveal a chain that was"
              + " recomputed or cut off.")
  private @Nullable Path anchor;

  @Option(
      names = "--resume",
      converter = FileToWrite.class,
      paramLabel = "FILE",
      description =
          "File for the progress. A run that was interrupted continues from there with the same"
              + " options and repeats the faults found before. The file is deleted when the run is"
              + " complete.")
  private @Nullable Path resume;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    RecordQuestion question = question();
    ResumeFile file = resume == null ? null : new ResumeFile(resume, asked());
    Optional<RecordProgress> past = file == null ? Optional.empty() : past(file);
    PrintWriter out = spec.commandLine().getOut();
    FaultLines lines = json ? FaultLines.json(out) : FaultLines.text(out);
    try (RecordReader record = store.record(spec);
        Progress shown = RecordEvents.progress(from == null && to == null, record, spec)) {
      RecordCheck check =
          new RecordCheck(record, question, line -> shown.aside(() -> lines.fault(line)));
      past.ifPresent(check::from);
      check.noting(progress -> {
        shown.to(progress.tally().events());
        if (file != null) {
          note(file, progress);
        }
      });
      RecordTally seen = check.run();
      lines.end(seen);
      if (file != null) {
        file.delete();
      }
      return seen.faults() == 0 ? SOUND : NOT_SOUND;
    }
  }

  private RecordQuestion question() throws IOException {
    if (from != null && to != null && to.isBefore(from)) {
      throw new ParameterException(
          spec.commandLine(), "the last day " + to + " is before the first one " + from);
    }
    RecordQuestion plain =
        new RecordQuestion(from, to, forgotten.said(), keys.read(), AnchorBook.empty());
    if (anchor == null) {
      return plain;
    }
    try {
      return plain.against(AnchorBook.read(anchor, each -> plain.asks(each.day())));
    } catch (AnchorException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private String asked() throws IOException {
    return "%s from %s to %s, %s, %s, anchors %s"
        .formatted(
            store.name(),
            from == null ? "the beginning" : from,
            to == null ? "the end" : to,
            forgotten.name(),
            keys.name(),
            anchor == null ? "none" : anchor + " of " + Files.size(anchor) + " bytes");
  }

  private Optional<RecordProgress> past(ResumeFile file) throws IOException {
    try {
      Optional<RecordProgress> past = file.read();
      past.ifPresent(progress ->
          spec.commandLine()
              .getErr()
              .printf(
                  "motcua: continuing after %s-%d; %d events were checked before%n",
                  progress.chain(), progress.sequence(), progress.tally().events()));
      return past;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void note(ResumeFile file, RecordProgress progress) {
    try {
      file.write(progress);
    } catch (IOException e) {
      throw new UncheckedIOException("the progress cannot be saved: " + e.getMessage(), e);
    }
  }
}
