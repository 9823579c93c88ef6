package vn.motcua.firmware.web;

import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.station.UnreadableTouchException;

/**
 * A request that cannot be answered: what is wrong, where, and what to do. Becomes an HTTP response
 * with this status.
 */
public final class BadInputException extends UnreadableTouchException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String where;
  private final @Nullable String allowed;

  /**
   * @param status HTTP status, 400 to 429
   * @param code stable word for programs
   * @param where the field or header, null when it is the whole request
   * @param message Vietnamese sentence: what is wrong and what to do
   */
  public BadInputException(int status, String code, @Nullable String where, String message) {
    this(status, code, where, message, null);
  }

  private BadInputException(
      int status, String code, @Nullable String where, String message, @Nullable String allowed) {
    super(message);
    this.status = status;
    this.code = code;
    this.where = where;
    this.allowed = allowed;
  }

  /** 405; {@code allowed} is a list as the Allow header has it. */
  static BadInputException wrongMethod(String method, String allowed) {
    return new BadInputException(
        405, "wrong-method", method, "Địa chỉ này chỉ nhận " + allowed + ".", allowed);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  @Nullable String where() {
    return where;
  }

  /** The allowed methods; null when the method is not the fault. */
  @Nullable String allowed() {
    return allowed;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
