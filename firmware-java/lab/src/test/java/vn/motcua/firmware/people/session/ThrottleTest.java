package vn.motcua.firmware.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long wrong passwords make somebody wait, and whom. */
final class ThrottleTest {
  private final Throttle throttle = new Throttle();
  private long now = -5_000_000_000L; // nanoseconds may be negative

  private static InetAddress ip(String digits) {
    try {
      return InetAddress.getByName(digits);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private long tries(String person, String from) {
    return throttle.tryNow(person, ip(from), now);
  }

  @Test
  void somebodyElsewhereDoesNotKeepTheOfficerOutOfHisCounter() {
    for (int i = 0; i < 1_000; i++) {
      tries("cb-001", "192.0.2.66");
    }
    assertThat(tries("cb-001", "192.0.2.66")).isPositive();
    assertThat(tries("cb-001", "127.0.0.1")).isZero();
    assertThat(tries("cb-001", "192.0.2.7")).isZero();
  }

  @Test
  void eachWaitIsTwiceTheOneBeforeUpToAQuarterOfAnHour() {
    for (int i = 0; i < Throttle.FREE; i++) {
      assertThat(tries("cb-001", "192.0.2.66")).isZero();
    }
    long expected = Duration.ofSeconds(1).toNanos();
    for (int i = 0; i < 14; i++) {
      assertThat(tries("cb-001", "192.0.2.66")).isEqualTo(expected);
      now += expected;
      assertThat(tries("cb-001", "192.0.2.66")).isZero();
      expected = Math.min(2 * expected, Throttle.WAIT_MAX.toNanos());
    }
    now += Throttle.MEMORY.toNanos();
    assertThat(tries("cb-001", "192.0.2.66")).isZero();
    assertThat(tries("cb-001", "192.0.2.66")).isZero();
  }

  @Test
  void anAddressThatTriesManyPeopleWaitsAMinuteAtMost() {
    for (int i = 0; i < Throttle.FREE_OF_ADDRESS; i++) {
      assertThat(tries("cb-" + i, "192.0.2.66")).isZero();
    }
    for (int i = 0; i < 20; i++) {
      now += tries("other-" + i, "192.0.2.66");
      tries("other-" + i, "192.0.2.66");
    }
    assertThat(tries("another", "192.0.2.66"))
        .isPositive()
        .isLessThanOrEqualTo(Throttle.WAIT_OF_ADDRESS_MAX.toNanos());
  }

  @Test
  void aRightPasswordForgetsTheWrongOnesOfThatPersonAtThatAddress() {
    for (int i = 0; i < Throttle.FREE; i++) {
      tries("cb-001", "192.0.2.7");
    }
    throttle.right("cb-001", ip("192.0.2.7"), now);
    assertThat(tries("cb-001", "192.0.2.7")).isZero();
  }

  @Test
  void allAddressesOfAnIpv6SubnetAreOne() {
    for (int i = 0; i < Throttle.FREE; i++) {
      assertThat(tries("cb-001", "2001:db8::" + (i + 1))).isZero();
    }
    assertThat(tries("cb-001", "2001:db8::abcd")).isPositive();
    assertThat(tries("cb-001", "2001:db8:0:1::1")).isZero();
  }
}
