package vn.motcua.devices.link;

import java.io.IOException;

/** Carries a {@link Fault} out of a link. */
public final class LinkException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** A link failed with {@code fault}. */
  public LinkException(Fault fault) {
    super(fault.reason());
    this.fault = fault;
  }

  /** The same, caused by an operating system error. */
  public LinkException(Fault fault, Throwable cause) {
    super(fault.reason(), cause);
    this.fault = fault;
  }

  /** What went wrong. */
  public Fault fault() {
    return fault;
  }
}
