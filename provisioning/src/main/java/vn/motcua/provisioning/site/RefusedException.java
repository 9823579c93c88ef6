package vn.motcua.provisioning.site;

import java.util.Locale;

/** What is asked of a site and not done; the message says why, for the technician. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Nobody admitted this name. */
    UNKNOWN,
    /** Another code than the one given for this name. */
    WRONG_CODE,
    /** Too many wrong codes were tried for this name. */
    CODE_VOID,
    /** Nobody used the code in its time. */
    CODE_OUT_OF_DATE,
    /** Another key got its certificate with the code. */
    CODE_USED,
    /** The certificate shown is none of this centre's, or one of a retired issuing CA. */
    FOREIGN,
    /** The certificate shown ended too long ago. */
    EXPIRED,
    /** The certificate shown was revoked. */
    REVOKED,
    /** The pages of the board have no names yet. */
    NO_NAMES,
    /** By the clock of the site's machine, certificates of this centre are not valid. */
    WRONG_CLOCK,
    /** The request is not one for a certificate of this name. */
    BAD_REQUEST,
    /** The site has nothing left to give, or another change has to end first. */
    NOT_NOW;

    /** As it stands in lists, such as {@code wrong-code}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
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
