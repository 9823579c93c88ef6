package vn.motcua.devices.fingerprint.module;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;
import vn.motcua.devices.fingerprint.packet.Parameters;
import vn.motcua.devices.fingerprint.packet.ProductInfo;
import vn.motcua.devices.fingerprint.packet.RingLight;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * The command set: a method for each command, which waits for the answer.
 *
 * <p>Only on the device's thread, inside a {@link ModuleTask}. Answers that are part of the job (no
 * finger, no match) are values; any other confirmation is a {@link Fault.Refused} with the module's
 * code.
 */
public final class ModuleCommands {
  private static final int INDEX_PAGE_SLOTS = 256;
  private static final int INDEX_PAGE_BYTES = 32;

  private final ModuleClient client;
  private final Family family;
  private final Parameters parameters;

  /** The commands of a module whose parameters are known. */
  public ModuleCommands(ModuleClient client, Family family, Parameters parameters) {
    this.client = client;
    this.family = family;
    this.parameters = parameters;
  }

  /** A template found, with the module's score of the match, 0..65535. */
  public record Match(int slot, int score) {}

  /** What the module says of itself. */
  public Parameters parameters() {
    return parameters;
  }

  /** Which commands and codes it has. */
  public Family family() {
    return family;
  }

  /** GenImg: takes a picture; empty when a good one was taken, else why not. */
  public Optional<Confirmation> genImg() throws LinkException {
    return unless(
        ask(
            Packet.command(Instruction.GEN_IMG),
            Set.of(Confirmation.NO_FINGER, Confirmation.ENROLL_FAIL)));
  }

  /** Img2Tz: picture to features in {@code buffer}; empty when good, else why not. */
  public Optional<Confirmation> img2Tz(int buffer) throws LinkException {
    return unless(
        ask(
            Packet.command(Instruction.IMG_2_TZ, buffer),
            Set.of(
                Confirmation.DISORDERLY, Confirmation.FEW_FEATURES, Confirmation.NO_VALID_IMAGE)));
  }

  /** Match: buffer 1 against buffer 2; the score, or empty when they differ. */
  public OptionalInt match() throws LinkException {
    Packet answer = ask(Packet.command(Instruction.MATCH), Set.of(Confirmation.NO_MATCH));
    return ok(answer) && answer.size() >= 3 ? OptionalInt.of(answer.u16(1)) : OptionalInt.empty();
  }

  /** Search: buffer against the whole library. */
  public Optional<Match> search(int buffer) throws LinkException {
    int all = parameters.capacity();
    Packet answer =
        ask(
            Packet.command(Instruction.SEARCH, buffer, 0, 0, all >>> 8, all),
            Set.of(Confirmation.NOT_FOUND));
    return ok(answer) && answer.size() >= 5
        ? Optional.of(new Match(answer.u16(1), answer.u16(3)))
        : Optional.empty();
  }

  /** RegModel: combines the buffers; false when they are of different fingers. */
  public boolean regModel() throws LinkException {
    return ok(ask(Packet.command(Instruction.REG_MODEL), Set.of(Confirmation.COMBINE_FAIL)));
  }

  /** Store: buffer to slot. */
  public void store(int buffer, int slot) throws LinkException {
    ask(Packet.command(Instruction.STORE, buffer, slot >>> 8, slot), Set.of());
  }

  /** LoadChar: slot to buffer; false when the slot is empty. */
  public boolean load(int buffer, int slot) throws LinkException {
    return ok(
        ask(
            Packet.command(Instruction.LOAD_CHAR, buffer, slot >>> 8, slot),
            Set.of(Confirmation.LOAD_FAIL)));
  }

  /** DeletChar: erases {@code count} slots from {@code slot}. */
  public void delete(int slot, int count) throws LinkException {
    ask(Packet.command(Instruction.DELETE_CHAR, slot >>> 8, slot, count >>> 8, count), Set.of());
  }

  /** Empty: erases the whole library. */
  public void empty() throws LinkException {
    ask(Packet.command(Instruction.EMPTY), Set.of());
  }

  /** TempleteNum: how many slots are taken. */
  public int count() throws LinkException {
    return ask(Packet.command(Instruction.TEMPLATE_NUM), Set.of()).u16(1);
  }

  /** ReadIndexTable: which slots are taken; bit 0 of byte k is slot 8k. */
  public BitSet index() throws LinkException {
    BitSet taken = new BitSet(parameters.capacity());
    int pages = (parameters.capacity() + INDEX_PAGE_SLOTS - 1) / INDEX_PAGE_SLOTS;
    for (int page = 0; page < pages; page++) {
      Packet answer = ask(Packet.command(Instruction.READ_CON_LIST, page), Set.of());
      if (answer.size() != 1 + INDEX_PAGE_BYTES) {
        throw new LinkException(new Fault.Garbled("an index page of " + answer.size() + " bytes"));
      }
      for (int bit = 0; bit < INDEX_PAGE_SLOTS; bit++) {
        if ((answer.u8(1 + bit / 8) >>> (bit % 8) & 1) == 1) {
          taken.set(page * INDEX_PAGE_SLOTS + bit);
        }
      }
    }
    return taken;
  }

  /** ReadProdInfo, of families that have it. */
  public Optional<ProductInfo> productInfo() throws LinkException {
    if (!family.productInformation()) {
      return Optional.empty();
    }
    Packet answer = client.ask(Packet.command(Instruction.READ_PROD_INFO));
    return ProductInfo.fits(answer) ? Optional.of(ProductInfo.decode(answer)) : Optional.empty();
  }

  /** SetPwd: from now on, and over power-off, the module asks for {@code password}. */
  public void setPassword(int password) throws LinkException {
    ask(
        Packet.command(
            Instruction.SET_PWD, password >>> 24, password >>> 16, password >>> 8, password),
        Set.of());
  }

  /** SetSysPara 5: security level 1 (many wrong matches) to 5 (many refusals). */
  public void setSecurityLevel(int level) throws LinkException {
    if (level < 1 || level > 5) {
      throw new IllegalArgumentException("security level " + level);
    }
    ask(Packet.command(Instruction.SET_SYS_PARA, 5, level), Set.of());
  }

  /** AuraLedConfig; does nothing on a family without a ring. */
  public void light(RingLight light) throws LinkException {
    if (family.ringLight()) {
      ask(light.command(), Set.of());
    }
  }

  /** The client these commands go through. */
  public ModuleClient client() {
    return client;
  }

  /** Sends a command and returns its answer, which is OK or one of {@code alsoGood}. */
  public Packet ask(Packet command, Set<Confirmation> alsoGood) throws LinkException {
    Packet answer = client.ask(command);
    int code = answer.u8(0);
    boolean good =
        code == Confirmation.OK.code() || alsoGood.stream().anyMatch(c -> c.code() == code);
    if (!good) {
      String name = Instruction.of(command.u8(0)).map(Instruction::manualName).orElse("command");
      throw new LinkException(
          new Fault.Refused(code, name + " was refused: " + family.meaningOf(code)));
    }
    return answer;
  }

  private static boolean ok(Packet answer) {
    return answer.u8(0) == Confirmation.OK.code();
  }

  private static Optional<Confirmation> unless(Packet answer) {
    return ok(answer) ? Optional.empty() : Confirmation.of(answer.u8(0));
  }
}
