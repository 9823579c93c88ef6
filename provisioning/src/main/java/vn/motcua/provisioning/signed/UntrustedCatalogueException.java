package vn.motcua.provisioning.signed;

import java.util.Locale;

/** A catalogue that is not believed; the message says why and what to do. */
public final class UntrustedCatalogueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** Not a CMS message, or only a part of one. */
    DAMAGED,
    /** The text is not the one that was signed. */
    BAD_SIGNATURE,
    /** Not signed by this centre. */
    FOREIGN,
    /** Signed with a certificate that is for something else. */
    WRONG_USE,
    /** Of another centre, or another part. */
    MISDIRECTED,
    /** Not newer than the one that is held. */
    OUTDATED;

    /** As in events. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  UntrustedCatalogueException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
