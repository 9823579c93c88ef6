package vn.motcua.devices.emulator.fingerprint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.PacketDecoder;
import vn.motcua.devices.fingerprint.packet.PacketEvent;
import vn.motcua.devices.fingerprint.packet.Pid;
import vn.motcua.devices.link.LinkException;

/**
 * An EF01 fingerprint module on a pseudo terminal, with templates in slots.
 *
 * <p>One thread, {@code module-NAME}, answers; the scripting methods may be called from any thread.
 * Invalid packets of the driver are kept in {@link #faults()}.
 */
public final class FingerprintModuleEmulator implements AutoCloseable {
  /** A finger that is in no slot. */
  private static final int STRANGER = -1;

  private static final byte[] POWER_ON = {0x55};
  private static final byte[] NOISE = HexFormat.of().parseHex("00ef01ffef55ef01ffffffff09ff");
  private static final int BUFFER_BYTES = 512;
  private static final Duration READ_MAX = Duration.ofMillis(100);
  private static final long LATE_MILLIS = 2200;

  private final PtyCable cable;
  private final Queue<AnswerFault> script = new ConcurrentLinkedQueue<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile ModuleBrain brain;
  private volatile boolean poweredOn;

  /** A ZFM of 200 slots, without password, that answers at once; plugged in. */
  public FingerprintModuleEmulator(Path path) {
    this(path, ModuleSpec.ZFM);
  }

  /** A module of this specification whose port appears at {@code path}; plugged in. */
  public FingerprintModuleEmulator(Path path, ModuleSpec spec) {
    this.cable = new PtyCable(path);
    this.brain = new ModuleBrain(spec);
    this.thread =
        Thread.ofPlatform().daemon().name("module-" + path.getFileName()).unstarted(this::live);
    replug();
    thread.start();
  }

  /** The path for the driver. */
  public Path path() {
    return cable.path();
  }

  /** Stores a template in {@code slot}, of the finger with the same number. */
  public void enrol(int slot) {
    enrol(slot, slot);
  }

  /** Puts a template of finger number {@code finger} into the library. */
  public void enrol(int slot, int finger) {
    brain.memory().store(slot, finger);
  }

  /** Puts the finger whose template is in {@code slot} on the glass, until it is lifted. */
  public void touch(int slot) {
    lay(brain.memory().template(slot));
  }

  /** Puts finger number {@code finger}, 0 or more, on the glass. */
  public void lay(int finger) {
    brain.memory().lay(finger);
  }

  /** Puts a finger without a template on the glass. */
  public void touchUnknown() {
    lay(STRANGER);
  }

  /** Takes the finger away. */
  public void lift() {
    lay(ModuleMemory.NOTHING);
  }

  /** The next answer has this fault; several are used one after the other. */
  public void spoil(AnswerFault fault) {
    script.add(fault);
  }

  /** Sends unexpected bytes. */
  public void noise(byte[] bytes) throws LinkException {
    cable.write(bytes);
  }

  /** Pulls the cable. */
  public void cut() {
    cable.cut();
  }

  /** Plugs the cable in again; the module restarts and sends 55h, as an R503 does. */
  public void replug() {
    cable.plug();
    poweredOn = true;
  }

  /** Replaces this module by another one. */
  public void replaceBy(ModuleSpec spec) {
    cut();
    brain = new ModuleBrain(spec);
    replug();
  }

  /** The same on UART pins: the host's port stays, and one command is not answered. */
  public void swapUnnoticed(ModuleSpec spec) {
    ModuleBrain next = new ModuleBrain(spec);
    next.powerOn();
    spoil(AnswerFault.STALL);
    brain = next;
  }

  /** The finger number in {@code slot}, negative when it is empty. */
  public int stored(int slot) {
    return brain.memory().template(slot);
  }

  /** Invalid packets of the driver; empty when there were none. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    closing.countDown();
    cable.close();
    try {
      if (!thread.join(Duration.ofSeconds(1))) {
        throw new IllegalStateException(thread.getName() + " did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    PacketDecoder decoder = new PacketDecoder();
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      while (closing.getCount() > 0) {
        try {
          if (poweredOn) {
            poweredOn = false;
            brain.powerOn();
            decoder = new PacketDecoder();
            cable.write(POWER_ON);
          }
          int got = cable.read(buffer, READ_MAX);
          if (got > 0 && cable.baud() != brain.baud()) {
            continue; // At the wrong speed it hears framing errors and says nothing.
          }
          for (PacketEvent event : got > 0 ? decoder.feed(buffer, got) : decoder.silence()) {
            received(event);
          }
        } catch (LinkException e) {
          closing.await(5, TimeUnit.MILLISECONDS); // The cable is out.
        }
      }
    } catch (InterruptedException e) {
      faults.add("interrupted");
    }
  }

  private void received(PacketEvent event) throws LinkException, InterruptedException {
    switch (event) {
      case PacketEvent.Noise(long _, int bytes) -> faults.add(bytes + " bytes of no packet");
      case PacketEvent.BadSum(long _, int _, Packet packet) -> faults.add("wrong sum: " + packet);
      case PacketEvent.Good(long _, Packet packet) -> command(packet);
    }
  }

  private void command(Packet packet) throws LinkException, InterruptedException {
    ModuleBrain current = brain;
    boolean data = packet.pid() == Pid.DATA || packet.pid() == Pid.END_OF_DATA;
    if (data && current.data(packet)) {
      return;
    }
    Optional<Instruction> command =
        packet.pid() == Pid.COMMAND && packet.size() > 0
            ? Instruction.of(packet.u8(0))
            : Optional.empty();
    if (command.isEmpty()) {
      faults.add("not in the manual: " + packet);
      return;
    }
    List<Packet> answers =
        current.knows(command.get())
            ? current.answer(command.get(), packet)
            : List.of(Packet.acknowledge(Confirmation.PACKET_ERROR));
    long nanos = ModuleTimes.nanos(current.spec(), command.get(), packet, answers);
    if (nanos > 0 && closing.await(nanos, TimeUnit.NANOSECONDS)) {
      return;
    }
    for (Packet answer : answers) {
      send(answer.encode());
    }
  }

  private void send(byte[] answer) throws LinkException, InterruptedException {
    AnswerFault fault = script.poll();
    if (fault == null) {
      cable.write(answer);
      return;
    }
    byte[] half = Arrays.copyOf(answer, answer.length / 2);
    switch (fault) {
      case STALL -> {
        // Nothing is sent.
      }
      case TRUNCATE -> cable.write(half);
      case WRONG_SUM -> {
        answer[answer.length - 1] ^= 0x5A;
        cable.write(answer);
      }
      case NOISE_BEFORE -> {
        cable.write(NOISE);
        cable.write(answer);
      }
      case LATE -> {
        if (!closing.await(LATE_MILLIS, TimeUnit.MILLISECONDS)) {
          cable.write(answer);
        }
      }
      case CUT -> {
        cable.write(half);
        cable.cut();
      }
    }
  }
}
