package vn.motcua.devices.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.motcua.devices.emulator.panel.MockLines;

class Pi4jPanelLinesTest {

  /** Pi4J's mocks; a touch is low. */
  private static final class MockBench implements PanelBench {
    private final Context context = MockLines.context();
    private final Pi4jPanelLines lines =
        new Pi4jPanelLines(context, List.of(5, 6, 7), List.of(8, 9), System::nanoTime);
    private final List<MockDigitalInput> inputs =
        List.of(input("button-5"), input("button-6"), input("button-7"));
    private final List<DigitalOutput> outputs = List.of(context.io("lamp-8"), context.io("lamp-9"));

    MockBench() throws Exception {
      inputs.forEach(input -> input.mockState(DigitalState.HIGH));
      lines.await(java.time.Duration.ZERO, edge -> {});
    }

    private MockDigitalInput input(String id) {
      return context.io(id);
    }

    @Override
    public PanelLines lines() {
      return lines;
    }

    @Override
    public void touch(int button, boolean closed) {
      inputs.get(button).mockState(DigitalState.getState(!closed));
    }

    @Override
    public boolean lit(int lamp) {
      return outputs.get(lamp).state().isHigh();
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> mockLinesKeepTheContract() {
    return new PanelLinesContract(MockBench::new)
        .checks("").stream()
            .map(check -> DynamicTest.dynamicTest(check.sentence(), check.body()::run));
  }

  @Test
  void aLineAskedForTwiceIsRefusedAndTheOthersAreFreed() {
    Context context = MockLines.context();
    assertThatThrownBy(
            () -> new Pi4jPanelLines(context, List.of(5, 6, 5), List.of(), System::nanoTime))
        .isInstanceOf(RuntimeException.class);
    assertThat(context.registry().all()).isEmpty();
    assertThat(context.isShutdown()).isTrue();
  }
}
