package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.bridge.inbox.audit.SealKeys;
import vn.motcua.firmware.cli.option.ExistingDirectory;

/** The keys for the signatures of seals. */
final class KeysOption {
  @Option(
      names = "--keys",
      converter = ExistingDirectory.class,
      paramLabel = "DIR",
      description =
          "Directory of <centre>.<board>.pub, copies of each board's board.pub, to check the"
              + " signatures of seals. A line \"valid-until: 2026-11-20\" before a key gives the"
              + " last day that it may have sealed. Without this option only counts and hashes are"
              + " compared.")
  private @Nullable Path directory;

  /** The value of the option as text. */
  String name() {
    return directory == null ? "no keys" : "keys in " + directory;
  }

  /** Reads the keys when a directory was given. */
  SealKeys read() throws IOException {
    return directory == null ? SealKeys.UNKNOWN : SealKeys.in(directory);
  }
}
