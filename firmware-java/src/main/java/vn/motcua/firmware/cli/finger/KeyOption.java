package vn.motcua.firmware.cli.finger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.bridge.SecretFiles;
import vn.motcua.devices.fingerprint.enrol.TemplateBackup;
import vn.motcua.firmware.cli.option.ExistingFile;

/** The key under which templates are copied. */
final class KeyOption {
  private static final int KEY_BYTES = 32;

  @Option(
      names = "--key",
      converter = ExistingFile.class,
      required = true,
      paramLabel = "FILE",
      description = {
        "A file of 32 random bytes that only its owner can read; keep it on another machine.",
        "Make one with: openssl rand -out FILE 32 && chmod 600 FILE"
      })
  private Path key = Path.of("");

  /**
   * Copies under this key.
   *
   * @throws IOException when others can read the file, or it cannot be read
   */
  TemplateBackup backup(CommandSpec spec) throws IOException {
    SecretFiles.requireKey(key);
    byte[] bytes = Files.readAllBytes(key);
    if (bytes.length != KEY_BYTES) {
      throw new ParameterException(
          spec.commandLine(), key + " has " + bytes.length + " bytes; a key has " + KEY_BYTES);
    }
    return new TemplateBackup(new SecretKeySpec(bytes, "AES"), new SecureRandom());
  }
}
