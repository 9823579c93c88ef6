package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser, Debian's Chromium, that connects only to this machine. */
final class Chromium {
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File CERTUTIL = new File("/usr/bin/certutil");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  private Chromium() {}

  static ChromeDriver open(Path profile, String... more) {
    return open(profile, Map.of(), more);
  }

  /**
   * A browser of a user who has installed a root CA, as docs/install.md says; nothing is ignored.
   *
   * @param root a PEM file with this CA alone
   */
  static ChromeDriver trusting(Path root, Path profile) throws IOException {
    Path home = Files.createDirectories(profile.resolveSibling("home-of-" + profile.getFileName()));
    Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
    if (!Files.exists(database.resolve("cert9.db"))) {
      certutil(database, "-N", "--empty-password");
      certutil(database, "-A", "-n", "centre", "-t", "C,,", "-i", root.toString());
    }
    return open(profile, Map.of("HOME", home.toString()));
  }

  private static void certutil(Path database, String... arguments) throws IOException {
    assertThat(CERTUTIL).as("this test needs: apt-get install libnss3-tools").isFile();
    var command = new ArrayList<>(List.of(CERTUTIL.getPath(), "-d", "sql:" + database));
    command.addAll(List.of(arguments));
    assertThat(PageCa.run(database, "", String.join(" ", command))).isEmpty();
  }

  private static ChromeDriver open(Path profile, Map<String, String> environment, String... more) {
    assertThat(BROWSER).as("this test needs: apt-get install chromium chromium-driver").isFile();
    assertThat(DRIVER).as("this test needs: apt-get install chromium chromium-driver").isFile();
    var options = new ChromeOptions();
    options.setBinary(BROWSER);
    options.setAcceptInsecureCerts(false); // the driver would accept any certificate
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1280,900",
        "--user-data-dir=" + profile);
    options.addArguments(more);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER)
            .usingAnyFreePort()
            .withEnvironment(environment)
            .withTimeout(Duration.ofSeconds(40))
            .build();
    return new ChromeDriver(service, options);
  }
}
