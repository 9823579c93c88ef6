package vn.motcua.devices.printer.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Splits a stream of ESC/POS into {@link EscPosToken}s, wherever it is cut in pieces.
 *
 * <p>Data of images, symbols and graphics are part of their command and are never taken for text.
 * An unknown command is one token of its prefix (two bytes), after which reading goes on, so the
 * next good command is understood again. Pure; not thread safe.
 */
public final class EscPosTokenizer {
  /** Longest command; beyond it a length is taken for damage. */
  public static final int COMMAND_BYTES_MAX = 16 * 1_024 * 1_024;

  /** Longest list that ends with NUL. */
  public static final int LIST_BYTES_MAX = 512;

  private static final int PREFIX_BYTES_MAX = 3;

  private final Map<Integer, EscPosCommand> byPrefix = new HashMap<>();
  private final Map<Integer, Integer> longer = new HashMap<>();
  private final ByteQueue queue = new ByteQueue();
  private long offset;

  /** Reads from offset 0. */
  public EscPosTokenizer() {
    for (EscPosCommand command : EscPosCommand.values()) {
      byte[] prefix = HexFormat.of().parseHex(command.prefix());
      if (prefix.length > 0) {
        byPrefix.put(key(prefix, prefix.length), command);
      }
      for (int length = 1; length < prefix.length; length++) {
        longer.put(key(prefix, length), length);
      }
    }
  }

  private static int key(byte[] prefix, int length) {
    int key = length;
    for (int i = 0; i < length; i++) {
      key = key << 8 | (prefix[i] & 0xff);
    }
    return key;
  }

  /** Takes bytes as they came; whole tokens come out. */
  public List<EscPosToken> feed(byte[] bytes, int from, int length) {
    queue.add(bytes, from, length);
    List<EscPosToken> tokens = new ArrayList<>();
    boolean going = queue.size() > 0;
    while (going) {
      going = next(tokens) && queue.size() > 0;
    }
    return tokens;
  }

  /** The stream has ended: what is left is an incomplete command. */
  public List<EscPosToken> end() {
    return queue.size() == 0 ? List.of() : List.of(take(EscPosCommand.INCOMPLETE, queue.size()));
  }

  /** Forgets what is half there, as a printer does that is switched off. */
  public void reset() {
    offset += queue.take(queue.size()).length;
  }

  /** Bytes that wait for the rest of their command. */
  public int pending() {
    return queue.size();
  }

  /** Offset of the first byte that is not part of a token yet. */
  public long offset() {
    return offset;
  }

  private boolean next(List<EscPosToken> tokens) {
    int run = run(true);
    if (run > 0) {
      tokens.add(take(EscPosCommand.TEXT, run));
      return true;
    }
    run = run(false);
    if (run > 0) {
      tokens.add(take(EscPosCommand.CONTROLS, run));
      return true;
    }
    return command(tokens);
  }

  /** How many bytes at the front are text (or plain control codes). */
  private int run(boolean text) {
    int count = 0;
    while (count < queue.size() && (text ? isText(count) : isPlainControl(count))) {
      count++;
    }
    return count;
  }

  private boolean isText(int index) {
    return queue.at(index) >= 0x20;
  }

  private boolean isPlainControl(int index) {
    int value = queue.at(index);
    int key = 1 << 8 | value;
    return value < 0x20 && !byPrefix.containsKey(key) && !longer.containsKey(key);
  }

  private boolean command(List<EscPosToken> tokens) {
    int key = 1;
    int depth = 0;
    EscPosCommand found = null;
    boolean deeper = true;
    while (deeper && depth < PREFIX_BYTES_MAX && depth < queue.size()) {
      int next = queue.at(depth++);
      key = prefixKey(depth, next);
      found = byPrefix.getOrDefault(key, found);
      deeper = longer.containsKey(key);
    }
    if (deeper && depth < PREFIX_BYTES_MAX && depth == queue.size()) {
      return false;
    }
    if (found == null) {
      tokens.add(take(EscPosCommand.UNKNOWN, Math.min(2, queue.size())));
      return true;
    }
    return measured(found, tokens);
  }

  private int prefixKey(int depth, int last) {
    int key = depth;
    for (int i = 0; i < depth - 1; i++) {
      key = key << 8 | queue.at(i);
    }
    return key << 8 | last;
  }

  private boolean measured(EscPosCommand found, List<EscPosToken> tokens) {
    int total = found.measure().total(new Measure.Window(queue));
    if (total == Measure.UNKNOWN) {
      tokens.add(take(EscPosCommand.UNKNOWN, found.prefix().length() / 2));
      return true;
    }
    if (total == Measure.MORE || total > queue.size()) {
      return false;
    }
    tokens.add(take(found, total));
    return true;
  }

  private EscPosToken take(EscPosCommand command, int length) {
    EscPosToken token = new EscPosToken(offset, command, queue.take(length));
    offset += length;
    return token;
  }
}
