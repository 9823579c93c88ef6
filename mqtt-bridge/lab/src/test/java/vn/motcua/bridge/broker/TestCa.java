package vn.motcua.bridge.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.bridge.link.socket.TlsIdentity;

/** A throw-away CA made by the openssl program, which must be installed. */
final class TestCa {
  private final Path directory;

  TestCa(Path directory) throws IOException {
    this.directory = directory;
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=Site CA",
        "-keyout",
        "ca.key",
        "-out",
        "ca.crt");
  }

  /** Makes {@code <name>.crt} and {@code .key}. */
  void issue(String name, String host) throws IOException {
    openssl(
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=" + name,
        "-keyout",
        name + ".key",
        "-out",
        name + ".csr");
    Files.writeString(directory.resolve(name + ".ext"), "subjectAltName=DNS:" + host + "\n");
    openssl(
        "x509",
        "-req",
        "-in",
        name + ".csr",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "2",
        "-extfile",
        name + ".ext",
        "-out",
        name + ".crt");
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** Trusts this CA and shows the certificate of {@code name}. */
  TlsIdentity identity(String name) {
    return new TlsIdentity(file("ca.crt"), file(name + ".crt"), file(name + ".key"));
  }

  private void openssl(String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Path log = directory.resolve("openssl.log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command + " failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
