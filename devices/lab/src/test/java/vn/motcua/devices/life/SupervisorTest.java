package vn.motcua.devices.life;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.serial.SerialLinkOpener;

@Timeout(60)
class SupervisorTest {
  @TempDir Path folder;
  private final List<LifeChanged> lives = new CopyOnWriteArrayList<>();

  @Test
  void aDeviceUnpluggedAndPluggedInAgainIsReady() {
    try (PtyCable cable = new PtyCable(folder.resolve("port"));
        Supervisor supervisor = supervisor(cable, SupervisorTest::readForEver)) {
      supervisor.start();
      awaitLife(LifeStage.ABSENT, 1);
      cable.plug();
      awaitLife(LifeStage.READY, 1);
      cable.cut();
      awaitLife(LifeStage.ABSENT, 2);
      cable.plug();
      awaitLife(LifeStage.READY, 2);
    }
  }

  @Test
  void theSameFailureOverAndOverIsReportedOnce() {
    AtomicInteger sessions = new AtomicInteger();
    Session refusing =
        link -> {
          sessions.incrementAndGet();
          throw new LinkException(new Fault.Refused(0x13, "wrong password"));
        };
    Session greeting = greetedBy(refusing);
    try (PtyCable cable = new PtyCable(folder.resolve("port"));
        Supervisor supervisor = supervisor(cable, greeting)) {
      cable.plug();
      supervisor.start();
      await().atMost(20, SECONDS).until(() -> sessions.get() >= 4);
    }
    assertThat(lives.stream().map(LifeChanged::life))
        .containsExactly(LifeStage.OPENING, LifeStage.FAULTED, LifeStage.BACKING_OFF);
    assertThat(lives.get(1).reason()).isEqualTo("wrong password");
  }

  @Test
  void aDriverWithABugIsStartedAgainAndHarmsNobodyElse() {
    AtomicInteger sessions = new AtomicInteger();
    Session buggy =
        link -> {
          switch (sessions.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("bug");
            case 2 -> throw new StackOverflowError("bug");
            case 3 -> throw new AssertionError("bug");
            default -> readForEver(link);
          }
        };
    try (PtyCable cable = new PtyCable(folder.resolve("port"));
        Supervisor supervisor = supervisor(cable, buggy)) {
      cable.plug();
      supervisor.start();
      awaitLife(LifeStage.FAULTED, 3);
      awaitLife(LifeStage.READY, 4);
    }
  }

  @Test
  void aDriverThatAJvmErrorEndsIsNotLeftReady() {
    Session dying =
        link -> {
          throw new InternalError("a test's");
        };
    try (PtyCable cable = new PtyCable(folder.resolve("port"));
        Supervisor supervisor = supervisor(cable, dying)) {
      cable.plug();
      supervisor.start();
      await()
          .dontCatchUncaughtExceptions()
          .atMost(20, SECONDS)
          .until(() -> lives.stream().anyMatch(life -> life.life() == LifeStage.FAULTED));
    }
    assertThat(lives)
        .filteredOn(life -> life.life() == LifeStage.FAULTED)
        .extracting(LifeChanged::reason)
        .containsExactly("its driver has ended until a restart; the log has the cause");
    assertThat(lives.getLast().life()).isEqualTo(LifeStage.FAULTED);
  }

  @Test
  void closingEndsTheThreadInEveryState() throws Exception {
    try (PtyCable cable = new PtyCable(folder.resolve("port"))) {
      Supervisor never = supervisor(cable, SupervisorTest::readForEver);
      never.close();
      Supervisor waiting = supervisor(cable, SupervisorTest::readForEver);
      waiting.start();
      awaitLife(LifeStage.BACKING_OFF, 1);
      waiting.close();
      cable.plug();
      Supervisor serving = supervisor(cable, SupervisorTest::readForEver);
      serving.start();
      awaitLife(LifeStage.READY, 1);
      serving.close();
      serving.close();
      assertThat(deviceThreads()).isZero();
    }
  }

  /**
   * In every fifth cycle the cable is unplugged, in the others the program closes the link. {@code
   * -Dmotcua.cycles=1000} for the long run.
   */
  @Test
  @Timeout(600)
  void hundredsOfCyclesLeakNoThreadAndNoFile() throws Exception {
    int cycles = Integer.getInteger("motcua.cycles", 200);
    cycle(20);
    long files = openFiles();
    cycle(cycles);
    assertThat(openFiles()).isLessThanOrEqualTo(files + 2);
    assertThat(deviceThreads()).isZero();
  }

  private void cycle(int times) {
    try (PtyCable cable = new PtyCable(folder.resolve("port"))) {
      for (int i = 0; i < times; i++) {
        lives.clear();
        cable.plug();
        try (Supervisor supervisor = supervisor(cable, SupervisorTest::readForEver)) {
          supervisor.start();
          awaitLife(LifeStage.READY, 1);
          if (i % 5 == 0) {
            cable.cut();
            awaitLife(LifeStage.ABSENT, 1);
          }
        }
      }
    }
  }

  private static void readForEver(ByteLink link) throws LinkException {
    byte[] buffer = new byte[64];
    while (link.read(buffer, Duration.ofMillis(500)) >= 0) {
      Thread.onSpinWait();
    }
  }

  private static Session greetedBy(Session greeting) {
    return new Session() {
      @Override
      public void greet(ByteLink link) throws LinkException, InterruptedException {
        greeting.run(link);
      }

      @Override
      public void run(ByteLink link) throws LinkException {
        readForEver(link);
      }
    };
  }

  private Supervisor supervisor(PtyCable cable, Session session) {
    return new Supervisor(
        "finger",
        new SerialLinkOpener(cable.path(), 57_600),
        session,
        reading -> lives.add((LifeChanged) reading));
  }

  private void awaitLife(LifeStage life, int times) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(10, SECONDS)
        .until(() -> lives.stream().filter(l -> l.life() == life).count() >= times);
  }

  private static long deviceThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.isAlive() && t.getName().startsWith("device-"))
        .count();
  }

  private static long openFiles() throws Exception {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
