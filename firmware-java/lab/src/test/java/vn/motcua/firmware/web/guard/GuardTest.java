package vn.motcua.firmware.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.link.socket.KeyFiles;

/** Access rules and rate limits, on a clock that the test controls. */
class GuardTest {
  private static final Limits LIMITS = new Limits(20, 120);

  private long nanos = 77;
  private final Guard guard = guard("127.0.0.1", false);

  private Guard guard(String host, boolean open) {
    try {
      return new Guard(Doorway.at(host, open), LIMITS, () -> nanos);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void after(Duration time) {
    nanos += time.toNanos();
  }

  private static InetAddress ip(String digits) {
    try {
      return InetAddress.getByName(digits);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Request get(@Nullable String host) {
    return new Request("GET", "/kiosk", true, false, ip("127.0.0.1"), host, null, null, null, null);
  }

  private static Request touch(
      String verb, String from, @Nullable String origin, @Nullable String site) {
    return new Request(
        "POST",
        "/api/touch/" + verb,
        true,
        false,
        ip(from),
        "localhost:8080",
        origin,
        site,
        "application/json",
        null);
  }

  private static int status(@Nullable Refusal refusal) {
    return refusal == null ? 200 : refusal.status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LocalHost:8080", "127.0.0.1:8080", "127.9.9.9", "[::1]:8080"})
  void loopbacksOwnNamesAreServed(String host) {
    assertThat(guard.judge(get(host))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost:8080:80",
        "192.0.2.7",
        "",
        "localhost@evil.example"
      })
  void aForeignNameThatPointsHereIsNotServed(String host) {
    assertThat(status(guard.judge(get(host)))).isEqualTo(421);
    assertThat(status(guard.judge(get(null)))).as("no Host, or two").isEqualTo(421);
  }

  @Test
  void anOpenDoorServesItsOwnNameAndOnAllAddressesAnyDigitsButNoOtherName() {
    Guard named = guard("192.0.2.7", true);
    assertThat(named.judge(get("192.0.2.7:8080"))).isNull();
    assertThat(status(named.judge(get("192.0.2.8")))).isEqualTo(421);
    Guard all = guard("0.0.0.0", true);
    assertThat(all.judge(get("192.0.2.8:8080"))).isNull();
    assertThat(all.judge(get("[2001:db8::7]:8080"))).isNull();
    assertThat(status(all.judge(get("evil.example")))).isEqualTo(421);
  }

  @Test
  void whereTheDoorHasACertificateAnotherMachineHasToUseItAndTheBoardsOwnScreenNeedNot()
      throws IOException {
    var keys = new KeyFiles(Path.of("/pages.crt"), Path.of("/pages.key"));
    var secret = new Guard(Doorway.at("0.0.0.0", true).with(keys), LIMITS, () -> nanos);
    assertThat(secret.judge(get("localhost"))).isNull();
    assertThat(secret.judge(from("192.0.2.9", true))).isNull();
    Refusal plain = Objects.requireNonNull(secret.judge(from("192.0.2.9", false)));
    assertThat(plain.status()).isEqualTo(403);
    assertThat(plain.sentence()).contains("https://192.0.2.7:8080/kiosk");
  }

  private static Request from(String address, boolean encrypted) {
    return new Request(
        "GET", "/kiosk", true, encrypted, ip(address), "192.0.2.7:8080", null, null, null, null);
  }

  @Test
  void whatASessionChangesHasToSayWhichPageItComesFrom() throws IOException {
    Guard guard = new Guard(Doorway.at("localhost", false), new Limits(20, 120), () -> 0);
    assertThat(status(guard.judge(withCookie("POST", null, null)))).isEqualTo(403);
    assertThat(status(guard.judge(withCookie("DELETE", null, null)))).isEqualTo(403);
    assertThat(status(guard.judge(withCookie("DELETE", null, "none")))).isEqualTo(403);
    assertThat(status(guard.judge(withCookie("DELETE", null, "same-origin")))).isEqualTo(200);
    assertThat(status(guard.judge(withCookie("POST", "http://localhost:8080", null))))
        .isEqualTo(200);
    assertThat(status(guard.judge(withCookie("POST", "null", null)))).isEqualTo(403);
    assertThat(status(guard.judge(withCookie("GET", null, null)))).isEqualTo(200);
  }

  private static Request withCookie(String method, @Nullable String origin, @Nullable String site) {
    return new Request(
        method,
        "/api/session",
        true,
        false,
        ip("127.0.0.1"),
        "localhost:8080",
        origin,
        site,
        "application/json",
        "motcua-session=x");
  }

  @Test
  void aDoorToTheNetworkWithoutACertificateIsRefused() throws IOException {
    Doorway open = Doorway.at("192.0.2.7", true);
    assertThatThrownBy(open::requireSecrecy)
        .isInstanceOf(OpenDoorException.class)
        .hasMessageContaining("192.0.2.7")
        .hasMessageContaining("certificate and key");
    Doorway.at("localhost", false).requireSecrecy();
    open.with(new KeyFiles(Path.of("/pages.crt"), Path.of("/pages.key"))).requireSecrecy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::", "2001:db8::7"})
  void noDoorIsOpenToTheNetworkUnlessAPersonHasSaidSo(String host) throws IOException {
    assertThatThrownBy(() -> Doorway.at(host, false))
        .isInstanceOf(OpenDoorException.class)
        .hasMessageContaining(host)
        .hasMessageContaining("--insecure-open")
        .hasMessageNotContaining("\n");
    assertThat(Doorway.at(host, true).isOpen()).isTrue();
    assertThat(Doorway.at("localhost", false).isOpen()).isFalse();
  }

  @Test
  void aPageElsewhereAlsoOnThisMachineTouchesNothing() {
    for (String origin : new String[] {"http://evil.example", "null", "http://localhost:9", "::"}) {
      assertThat(status(guard.judge(touch("rate", "127.0.0.1", origin, null)))).isEqualTo(403);
    }
    for (String site : new String[] {"cross-site", "same-site"}) {
      assertThat(status(guard.judge(touch("rate", "127.0.0.1", null, site)))).isEqualTo(403);
    }
    var own = touch("rate", "127.0.0.1", "http://localhost:8080", "same-origin");
    assertThat(guard.judge(own)).isNull();
  }

  @Test
  void aLoopTakesAMinutesNumbersAndThenOneEveryThreeSeconds() {
    assertThat(numbers("127.0.0.1", "a", 100)).isEqualTo(20);
    after(Duration.ofSeconds(2));
    assertThat(numbers("127.0.0.1", "b", 100)).isZero();
    after(Duration.ofSeconds(1));
    assertThat(numbers("127.0.0.1", "c", 100)).isEqualTo(1);
    after(Duration.ofHours(1));
    assertThat(numbers("127.0.0.1", "d", 100)).isEqualTo(20);
  }

  @Test
  void fortyPeopleInThreeMinutesAtOneKioskAreNotHeldUp() {
    for (int person = 0; person < 40; person++) {
      assertThat(numbers("127.0.0.1", "person-" + person, 1)).as("person %d", person).isEqualTo(1);
      after(Duration.ofMinutes(3).dividedBy(40));
    }
  }

  @Test
  void theSameTouchSentAgainIsNoSecondNumberAndAlwaysLetIn() {
    for (int i = 0; i < 19; i++) {
      assertThat(guard.judgeNumber(ip("127.0.0.1"), "one-touch")).isNull();
    }
    assertThat(numbers("127.0.0.1", "others", 100)).isEqualTo(19);
    assertThat(guard.judgeNumber(ip("127.0.0.1"), "one-touch")).isNull();
    Refusal refused = Objects.requireNonNull(guard.judgeNumber(ip("127.0.0.1"), "late"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.retrySeconds()).isEqualTo(3);
    assertThat(refused.sentence()).contains("Xin chờ 3 giây");
    after(Duration.ofSeconds(3));
    assertThat(guard.judgeNumber(ip("127.0.0.1"), "late")).as("refused, not counted").isNull();
  }

  @Test
  void strangersEmptyNeitherTheBoardsOwnBucketNorMoreThanFourTogether() {
    int strangers =
        IntStream.range(0, 5_000)
            .map(i -> numbers("10.0.%d.%d".formatted(i / 256, i % 256), "stranger-" + i, 1))
            .sum();
    assertThat(strangers).isEqualTo(20 * Limits.STRANGERS);
    assertThat(numbers("127.0.0.1", "own", 20)).isEqualTo(20);
  }

  @Test
  void anIpv6NetworkAndAllOfLoopbackCountAsOneAddress() {
    int network =
        IntStream.range(0, 60)
            .map(i -> numbers("2001:db8::%x".formatted(i + 1), "six-" + i, 1))
            .sum();
    assertThat(network).isEqualTo(20);
    int loopback =
        IntStream.range(0, 60).map(i -> numbers("127.0.0." + (i + 1), "own-" + i, 1)).sum();
    assertThat(loopback).isEqualTo(20);
  }

  @Test
  void whatIsRememberedOfAddressesAndTouchesIsBounded() {
    Buckets buckets = new Buckets(LIMITS);
    for (int i = 0; i < 5_000; i++) {
      buckets.take(ip("10.0.%d.%d".formatted(i / 256, i % 256)), Kind.READ, i);
    }
    assertThat(buckets.addresses()).isEqualTo(Buckets.ADDRESSES_MAX);
  }

  @Test
  void aKindHasABucketOfItsOwn() {
    int rated = 0;
    for (int i = 0; i < 2_000; i++) {
      rated += guard.judge(touch("rate", "127.0.0.1", null, null)) == null ? 1 : 0;
    }
    assertThat(rated).isEqualTo(120);
    assertThat(guard.judge(touch("call-next", "127.0.0.1", null, null))).isNull();
    assertThat(guard.judge(touch("reprint", "127.0.0.1", null, null))).isNull();
  }

  private int numbers(String from, String touch, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += guard.judgeNumber(ip(from), touch + "-" + i) == null ? 1 : 0;
    }
    return taken;
  }
}
