package vn.motcua.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryLimitsTest {
  private static DeliveryLimits limits(int window, Duration ackTimeout, Duration first) {
    Duration second = Duration.ofSeconds(1);
    return new DeliveryLimits(window, second, ackTimeout, first, second, second, second);
  }

  @Test
  void aWindowHoldsOneToTenThousandEvents() {
    Duration second = Duration.ofSeconds(1);
    for (int window : new int[] {1, 10_000}) {
      assertThat(limits(window, second, second).windowEvents()).isEqualTo(window);
    }
    for (int window : new int[] {0, 10_001}) {
      assertThatThrownBy(() -> limits(window, second, second))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("window must be 1 to 10000 events, is " + window);
    }
  }

  @Test
  void aWaitOfNoTimeAtAllIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> limits(1, Duration.ZERO, second))
        .hasMessage("waits must be longer than zero");
    assertThatThrownBy(() -> limits(1, second, Duration.ZERO))
        .hasMessage("waits must be longer than zero");
  }

  @Test
  void aBoardAloneOnItsBrokerAsksAndReconnectsSooner() {
    DeliveryLimits alone = DeliveryLimits.alone();
    DeliveryLimits standard = DeliveryLimits.standard();
    assertThat(alone.ackTimeout()).isLessThan(standard.ackTimeout());
    assertThat(alone.reconnectMax()).isLessThan(standard.reconnectMax());
    assertThat(alone.reconnectSpread()).isLessThan(standard.reconnectSpread());
    assertThat(alone.windowEvents()).isEqualTo(standard.windowEvents());
  }
}
