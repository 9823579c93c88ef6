package vn.motcua.firmware.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.motcua.bridge.link.socket.KeyFiles;

/** A throw-away CA made by the openssl program, which must be installed. */
final class PageCa {
  private final Path directory;

  PageCa(Path directory) throws IOException {
    this.directory = directory;
    openssl("req -x509 %s -days 2 -subj /CN=Site -keyout ca.key -out ca.crt", keys());
  }

  /** A client that believes this CA and nobody else. */
  HttpClient client() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority())) {
      trusted.setCertificateEntry(
          "site", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static String keys() {
    return "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
  }

  Path authority() {
    return directory.resolve("ca.crt");
  }

  /** A certificate of this machine, valid from now on for some days, and its key. */
  KeyFiles issue(String name, int days, String... addresses) throws IOException {
    openssl("req %s -subj /CN=%s -keyout %s.key -out %s.csr", keys(), name, name, name);
    String names =
        "subjectAltName=DNS:localhost,IP:127.0.0.1"
            + String.join("", Stream.of(addresses).map(each -> ",IP:" + each).toList());
    Files.writeString(directory.resolve(name + ".ext"), names + "\n");
    openssl(
        "x509 -req -in %s.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days %s -extfile %s.ext"
            + " -out %s.crt",
        name, Integer.toString(days), name, name);
    return new KeyFiles(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
  }

  /** Puts one pair in the place of another, as an administrator does. */
  static void replace(KeyFiles old, KeyFiles by) throws IOException {
    Files.copy(by.key(), old.key(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(by.certificate(), old.certificate(), StandardCopyOption.REPLACE_EXISTING);
  }

  private void openssl(String arguments, String... values) throws IOException {
    run(directory, "", "openssl " + arguments.formatted((Object[]) values));
  }

  /** What a program says, its errors too; it ends within 20 s. */
  static String run(Path directory, String input, String command) throws IOException {
    Path said = Files.createTempFile(directory, "said", ".txt");
    Process process =
        new ProcessBuilder(List.of(command.split(" ")))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Files.readString(said);
  }
}
