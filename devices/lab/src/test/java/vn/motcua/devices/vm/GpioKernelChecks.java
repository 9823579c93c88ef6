package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.button.PanelBench;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.PanelLinesContract;
import vn.motcua.devices.button.PanelRig;
import vn.motcua.devices.button.gpio.GpioChip;
import vn.motcua.devices.button.gpio.GpioLines;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;

/** The rating panel on lines of a kernel's chip. Guest only. */
final class GpioKernelChecks {
  private static final String LABEL = "motcua-sim";
  private static final List<Integer> BUTTONS = List.of(6, 2, 4);
  private static final List<Integer> LAMPS = List.of(7, 1);

  private static final int PLUG_CYCLES = 20;
  private static final long LEAP_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private GpioKernelChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.addAll(new PanelLinesContract(SimBench::new).checks("on gpio lines "));
    checks.add(new Check("a chip is found by the name of a line", GpioKernelChecks::byLineName));
    checks.add(new Check("a chip that is not there is named", GpioKernelChecks::notThere));
    checks.add(new Check("a line in use says by whom", GpioKernelChecks::inUse));
    checks.add(
        new Check(
            "a chip that is away is waited for, and used again each time it comes",
            GpioKernelChecks::unplugged));
    return checks;
  }

  /** Two chips, so that a number would not do to tell which one is meant. */
  private static final class SimBench implements PanelBench {
    private final GpioSim other = GpioSim.create("other-sim", 8, "OTHER3");
    private final GpioSim chip = GpioSim.create(LABEL, 8, "GPIO3");
    private final PanelLines lines = GpioLines.open(LABEL, BUTTONS, LAMPS);

    SimBench() throws IOException {}

    @Override
    public PanelLines lines() {
      return lines;
    }

    @Override
    public void touch(int button, boolean closed) throws IOException {
      chip.pull(BUTTONS.get(button), !closed);
    }

    @Override
    public boolean lit(int lamp) throws IOException {
      return chip.high(LAMPS.get(lamp));
    }

    @Override
    public void close() throws IOException {
      lines.close();
      chip.close();
      other.close();
    }
  }

  private static void byLineName() throws Exception {
    try (GpioSim other = GpioSim.create("other-sim", 8, "OTHER3");
        GpioSim chip = GpioSim.create(LABEL, 6, "GPIO3");
        GpioChip found = GpioChip.open("GPIO3")) {
      assertThat(found.label()).isEqualTo(LABEL);
      assertThat(found.lines()).isEqualTo(6);
      assertThat(chip.high(3)).isEqualTo(other.high(3));
    }
  }

  private static void notThere() throws Exception {
    try (GpioSim chip = GpioSim.create(LABEL, 8, "GPIO3")) {
      assertThat(chip.high(0)).isFalse();
      assertThatThrownBy(() -> GpioLines.open("pinctrl-rp1", BUTTONS, LAMPS))
          .hasMessageStartingWith("no GPIO chip has the label, or a line named, pinctrl-rp1;")
          .hasMessageContaining(LABEL);
    }
  }

  private static void inUse() throws Exception {
    try (SimBench bench = new SimBench()) {
      assertThat(bench.lit(0)).isFalse();
      assertThatThrownBy(() -> GpioLines.open(LABEL, BUTTONS, List.of()))
          .hasMessageContaining("line 6 is used by motcua-buttons")
          .satisfies(thrown ->
              assertThat(((LinkException) thrown).fault()).isInstanceOf(Fault.Refused.class));
    }
  }

  private static void unplugged() throws Exception {
    List<LifeChanged> lives = new CopyOnWriteArrayList<>();
    ReadingSink sink =
        reading -> {
          if (reading instanceof LifeChanged changed) {
            lives.add(changed);
          }
        };
    AtomicLong leaping = new AtomicLong();
    LongSupplier nanos = () -> leaping.addAndGet(LEAP_NANOS);
    try (PanelRig panel = new PanelRig(new LinesOf(LABEL), sink, nanos)) {
      panel.start();
      awaitTold(lives, "no GPIO chip has the label", 1);
      int descriptors = 0;
      for (int cycle = 1; cycle <= PLUG_CYCLES; cycle++) {
        try (GpioSim chip = GpioSim.create(LABEL, 8, "GPIO3")) {
          awaitTold(lives, "opened and greeted", cycle);
          chip.unplug();
          awaitTold(lives, "the GPIO chip has gone", cycle);
        }
        awaitTold(lives, "no GPIO chip has the label", cycle + 1);
        descriptors = cycle == 1 ? descriptors() : descriptors;
      }
      // The driver is looking for the chip at this moment, with a directory and a chip open.
      assertThat(descriptors()).isLessThan(descriptors + PLUG_CYCLES / 4);
    }
    assertThat(lives)
        .filteredOn(changed -> changed.reason().equals("the GPIO chip has gone"))
        .extracting(LifeChanged::life)
        .containsOnly(LifeStage.ABSENT);
  }

  private static void awaitTold(List<LifeChanged> lives, String reason, int times) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(lives)
                .filteredOn(changed -> changed.reason().startsWith(reason))
                .as("%s in %s", reason, lives)
                .hasSizeGreaterThanOrEqualTo(times));
  }

  private static int descriptors() {
    return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
  }

  /** The lines as the board opens them. */
  private record LinesOf(String label) implements Opener<PanelLines> {
    @Override
    public PanelLines open() throws LinkException {
      return GpioLines.open(label, BUTTONS, LAMPS);
    }

    @Override
    public String where() {
      return "lines of the GPIO chip " + label;
    }
  }
}
