package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser, Debian's Chromium, that connects only to this machine. */
final class Chromium {
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  private Chromium() {}

  static ChromeDriver open(Path profile, String... more) {
    assertThat(BROWSER).as("this test needs: apt-get install chromium chromium-driver").isFile();
    assertThat(DRIVER).as("this test needs: apt-get install chromium chromium-driver").isFile();
    var options = new ChromeOptions();
    options.setBinary(BROWSER);
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
            .withTimeout(Duration.ofSeconds(40))
            .build();
    return new ChromeDriver(service, options);
  }
}
