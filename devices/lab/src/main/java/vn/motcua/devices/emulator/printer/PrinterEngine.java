package vn.motcua.devices.emulator.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.devices.printer.inspect.CodeTables;
import vn.motcua.devices.printer.inspect.EscPosCommand;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.inspect.EscPosTokenizer;
import vn.motcua.devices.printer.raster.Bitmap;

/**
 * The printer without its cable: bytes in; answers, papers and faults out.
 *
 * <p>Real-time commands are executed on receipt; all others wait in the receive buffer for their
 * turn and for paper, as in a real printer: data that waits when the paper ends is printed after
 * the refill, unless it is cleared. Not thread safe.
 */
final class PrinterEngine {
  private static final int FAULTS_KEPT_MAX = 100;
  private static final byte[] NOTHING_TOLD = {};

  private final EmulatedModel model;
  private final PrinterBody body = new PrinterBody();
  private final PaperRoll roll;
  private final TextState text;
  private final SymbolState symbols = new SymbolState();
  private final BarState barCodes;
  private final ImageState images = new ImageState();
  private final Deque<EscPosToken> buffer = new ArrayDeque<>();
  private final List<Paper> papers = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private EscPosTokenizer tokenizer = new EscPosTokenizer();
  private int bufferedBytes;
  private int rowsOfHeadDone;
  private int automaticMask;
  private byte[] automaticTold = NOTHING_TOLD;
  private long cutInside = -1;
  private int rowsToTrouble = -1;
  private PrinterTrouble trouble = PrinterTrouble.PAPER_END;

  PrinterEngine(EmulatedModel model, CodeTables tables) {
    this.model = model;
    this.roll = new PaperRoll(model.widthDots());
    this.text = new TextState(tables, model.widthDots());
    this.barCodes = new BarState(text::small);
  }

  /** How many bytes it takes now. */
  int room() {
    return Math.max(0, model.receiveBufferBytes() - bufferedBytes - tokenizer.pending());
  }

  /** Bytes that wait for their turn. */
  int waitingBytes() {
    return bufferedBytes + tokenizer.pending();
  }

  PrinterBody body() {
    return body;
  }

  Bitmap hanging() {
    return roll.hanging();
  }

  void receive(byte[] bytes, int length) {
    for (EscPosToken token : tokenizer.feed(bytes, 0, length)) {
      switch (token.command()) {
        case DLE_EOT, DLE_ENQ, DLE_DC4 -> realTime(token);
        default -> {
          buffer.add(token);
          bufferedBytes += token.length();
        }
      }
    }
    work();
  }

  /** Call this after changing the body: continues printing if possible. */
  void bodyChanged() {
    automaticStatus();
    work();
  }

  void troubleAfter(int rows, PrinterTrouble what) {
    rowsToTrouble = rows;
    trouble = what;
  }

  /**
   * The cable is unplugged. An incomplete command stays, and completing it later is not a fault.
   */
  void cableOut() {
    cutInside = tokenizer.pending() > 0 ? tokenizer.offset() : -1;
  }

  /** Power off: all that was in memory is gone. */
  void forget() {
    clearBuffers();
    initialize();
    tokenizer = new EscPosTokenizer();
    automaticMask = 0;
    answers.reset();
  }

  byte[] takeAnswers() {
    byte[] taken = answers.toByteArray();
    answers.reset();
    return taken;
  }

  List<Paper> takePapers() {
    List<Paper> taken = List.copyOf(papers);
    papers.clear();
    return taken;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  private void realTime(EscPosToken token) {
    switch (token.command()) {
      case DLE_EOT -> {
        boolean defined = token.at(2) >= 1 && token.at(2) <= 4;
        if (model.answersStatus() && defined) {
          answers.write(body.realTime(token.at(2)));
        }
      }
      case DLE_ENQ -> {
        body.cutterError = false;
        if (token.at(2) == 2) {
          clearBuffers();
        }
      }
      default -> {
        if (token.at(2) == 8 && model.clearsBuffers()) {
          clearBuffers();
          answers.writeBytes(new byte[] {0x37, 0x25, 0});
        }
      }
    }
  }

  private void clearBuffers() {
    buffer.clear();
    bufferedBytes = 0;
    rowsOfHeadDone = 0;
  }

  private void work() {
    while (body.online() && !buffer.isEmpty()) {
      EscPosToken head = buffer.getFirst();
      if (execute(head)) {
        buffer.removeFirst();
        bufferedBytes -= head.length();
        rowsOfHeadDone = 0;
      }
    }
  }

  /** False when it stopped in the middle of the command. */
  private boolean execute(EscPosToken token) {
    switch (token.command()) {
      case GS_RASTER -> {
        return raster(token);
      }
      case TEXT -> text(token);
      case LF -> feedLine(text.lineSpacing());
      case ESC_FEED_DOTS -> feedLine(token.at(2));
      case ESC_FEED_LINES -> feedLine(token.at(2) * text.lineSpacing());
      case GS_CUT -> {
        feedLine(0);
        roll.feed(token.length() > 3 ? token.at(3) : 0);
        cut();
      }
      case ESC_PARTIAL_CUT_ONE, ESC_PARTIAL_CUT_THREE -> {
        feedLine(0);
        cut();
      }
      case ESC_INITIALIZE -> {
        initialize();
        automaticMask = 0;
      }
      case CR, FS_CANCEL_KANJI -> {} // CR does nothing without automatic line feed
      case ESC_INTERNATIONAL -> {
        if (token.at(2) != 0) {
          fault(token, "this printer has the characters of the USA only");
        }
      }
      case GS_SYMBOL -> symbol(token);
      case GS_BARCODE -> bars(token);
      case ESC_BIT_IMAGE -> text.append(ImageState.columns(token)).forEach(this::printLine);
      case GS_GRAPHICS, GS_GRAPHICS_LARGE -> graphics(token);
      case GS_TRANSMIT_STATUS -> transmitStatus(token);
      case GS_PRINTER_ID -> identify(token.at(2));
      case GS_AUTOMATIC_STATUS -> {
        automaticMask = model.answersStatus() ? token.at(2) : 0;
        automaticTold = NOTHING_TOLD;
        automaticStatus();
      }
      case CONTROLS -> controls(token);
      case FF,
          CAN,
          ESC_PRINT_PAGE,
          ESC_PAGE_MODE,
          ESC_STANDARD_MODE,
          ESC_PRINT_DIRECTION,
          ESC_PRINT_AREA,
          FS_DOUBLE_DENSITY,
          GS_VERTICAL_POSITION,
          GS_PAGE_AREA,
          GS_RELATIVE_VERTICAL ->
          pageMode(token);
      default -> setting(token);
    }
    return true;
  }

  /**
   * There is no page: what is put on one is printed line by line, as it comes, and this is said.
   */
  private void pageMode(EscPosToken token) {
    text.takeLine().ifPresent(this::printLine);
    fault(
        token,
        "this printer has no page mode; what is put on a page comes in the order it was sent");
  }

  private void initialize() {
    text.initialize();
    symbols.initialize();
    barCodes.initialize();
    images.initialize();
  }

  private void setting(EscPosToken token) {
    if (!text.take(token) && !barCodes.take(token)) {
      fault(token, "this printer does not have this command");
    } else if (token.command() == EscPosCommand.ESC_CODE_TABLE && !text.knowsTable(token.at(2))) {
      fault(token, "code table " + token.at(2) + " is not in this printer");
    }
  }

  private void text(EscPosToken token) {
    Set<String> lacking = text.lacking(token);
    if (!lacking.isEmpty()) {
      fault(token, "this printer's font lacks " + String.join(" ", lacking));
    }
    text.append(token).forEach(this::printLine);
  }

  private void printLine(Bitmap line) {
    printLine(line, text.lineSpacing());
  }

  /** A line that is higher than its feed needs its own height. */
  private void printLine(Bitmap line, int dots) {
    roll.print(line, 0);
    roll.feed(Math.max(0, dots - line.height()));
    cutTooLong();
  }

  private void feedLine(int dots) {
    text.takeLine().ifPresentOrElse(line -> printLine(line, dots), () -> roll.feed(dots));
    cutTooLong();
  }

  private void cutTooLong() {
    if (roll.tooLong()) {
      cut();
    }
  }

  /** Prints the text that waits for its line feed, for a reader of a capture. */
  void finishLine() {
    feedLine(0);
  }

  private void symbol(EscPosToken token) {
    if (!symbols.knows(token)) {
      fault(token, "this printer does not draw this symbol");
      return;
    }
    symbols.take(token).ifPresent(code -> picture(token, code));
  }

  private void bars(EscPosToken token) {
    Optional<Bitmap> bars = barCodes.draw(token);
    if (bars.isEmpty()) {
      fault(token, "this printer does not draw this bar code");
    } else {
      picture(token, bars.get());
    }
  }

  private void graphics(EscPosToken token) {
    if (!ImageState.knows(token)) {
      fault(token, "this printer does not draw these graphics");
      return;
    }
    images.take(token).ifPresent(picture -> picture(token, picture));
  }

  /**
   * A real printer prints no code that is wider than its paper, and cuts off the rest of images.
   */
  private void picture(EscPosToken token, Bitmap picture) {
    feedLine(0);
    if (picture.width() > model.widthDots()) {
      fault(token, picture.width() + " dots do not fit the paper");
    } else {
      roll.print(picture, text.left(picture.width()));
      cutTooLong();
    }
  }

  private void cut() {
    roll.cut().ifPresent(papers::add);
  }

  private void transmitStatus(EscPosToken token) {
    if (model.answersInOrder()) {
      answers.write(token.at(2) == 1 || token.at(2) == 49 ? body.paperSensor() : 0);
    }
  }

  private void identify(int n) {
    if (n >= 65 && n <= 69) {
      answers.writeBytes("_MOTCUA EMULATOR\0".getBytes(StandardCharsets.US_ASCII));
    } else {
      answers.write(0x02);
    }
  }

  /**
   * NUL does nothing and is used as padding; any other stray control code is a fault of the driver.
   */
  private void controls(EscPosToken token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.at(i) != 0) {
        fault(token, "stray control code");
        return;
      }
    }
  }

  private boolean raster(EscPosToken token) {
    int rowBytes = token.word(4);
    int rows = token.word(6);
    if (rowBytes * 8 > model.widthDots() + 7) {
      fault(token, "raster of " + rowBytes * 8 + " dots on paper of " + model.widthDots());
      return true;
    }
    if (rowsOfHeadDone == 0) {
      feedLine(0);
    }
    int wide = (token.at(3) & 1) + 1;
    int high = (token.at(3) >> 1 & 1) + 1;
    int left = text.left(Math.min(rowBytes * 8 * wide, model.widthDots()));
    byte[] data = token.from(8);
    while (rowsOfHeadDone < rows) {
      int at = rowsOfHeadDone * rowBytes;
      Bitmap row = Bitmap.ofRow(rowBytes * 8, Arrays.copyOfRange(data, at, at + rowBytes));
      roll.print(Dots.scaled(row, wide, high), left);
      rowsOfHeadDone++;
      if (troubleNow() && rowsOfHeadDone < rows) {
        return false;
      }
    }
    cutTooLong();
    return true;
  }

  private boolean troubleNow() {
    if (rowsToTrouble < 0 || --rowsToTrouble > 0) {
      return false;
    }
    rowsToTrouble = -1;
    switch (trouble) {
      case PAPER_END -> body.paperEnd = true;
      case PAPER_NEAR_END -> body.paperNearEnd = true;
      case COVER_OPEN -> body.coverOpen = true;
    }
    automaticStatus();
    return !body.online();
  }

  private void automaticStatus() {
    byte[] now = body.automatic();
    if (automaticMask != 0 && !Arrays.equals(now, automaticTold)) {
      answers.writeBytes(now);
      automaticTold = now;
    }
  }

  private void fault(EscPosToken token, String why) {
    if (faults.size() < FAULTS_KEPT_MAX && token.offset() != cutInside) {
      EscPosCommand command = token.command();
      String hex = token.hex();
      faults.add(
          "offset "
              + token.offset()
              + ": "
              + command.words()
              + " "
              + hex.substring(0, Math.min(32, hex.length()))
              + ": "
              + why);
    }
  }
}
