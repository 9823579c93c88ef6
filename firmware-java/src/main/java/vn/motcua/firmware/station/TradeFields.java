package vn.motcua.firmware.station;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;

/** Fields of one meaning in the events of several stations. */
public final class TradeFields {
  private static final String NUMBER = "[1-9][0-9]{3,5}";

  private TradeFields() {}

  /** A counter of the catalogue. */
  @FieldSchema(
      says = "The counter's id in catalogue.toml.",
      example = "2",
      pattern = CommonFields.ID)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Counter {}

  /** A line of the catalogue. */
  @FieldSchema(
      says = "The line's id in catalogue.toml.",
      example = "dat-dai",
      pattern = CommonFields.ID)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Line {}

  /** A member of staff. */
  @FieldSchema(
      says = "The staff id in catalogue.toml; never a name.",
      example = "cb-007",
      pattern = CommonFields.ID)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Staff {}

  /** The number of a ticket. */
  @FieldSchema(
      says =
          "The ticket's number on its day: the line's prefix of one digit or two, a slot's digit if"
              + " the board was in doubt, and a three-digit ordinal.",
      example = "2017",
      pattern = NUMBER)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface TicketNumber {}

  /** A job of the ticket printer. */
  @FieldSchema(
      says = "The print job: day, number, and which slip of the ticket it is.",
      example = "2026-11-21-2017-1",
      pattern = "[A-Za-z0-9-]{1,64}")
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Job {}

  /** Why a slip did not come out, or may not have. */
  @FieldSchema(
      says = "A code such as paper-out, or short English text for technicians.",
      example = "paper-out",
      chars = CommonFields.REASON_CHARS_MAX,
      pattern = CommonFields.PRINTABLE)
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface PaperReason {}
}
