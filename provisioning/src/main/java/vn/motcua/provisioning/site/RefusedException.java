package vn.motcua.provisioning.site;

/** A certificate that was asked for and is not issued; the message says why, for the technician. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Nobody admitted this name, or the certificate is another centre's. */
    UNKNOWN,
    /** Another code than the one given for this name. */
    WRONG_CODE,
    /** The code's time is over, it was used, or too many wrong ones were tried. */
    VOID,
    /** The certificate shown was revoked. */
    REVOKED,
    /** The pages of the board have no names yet. */
    NO_NAMES,
    /** The request is not one for a certificate of this name. */
    BAD_REQUEST
  }

  private final Reason reason;

  /** With a sentence. */
  public RefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
