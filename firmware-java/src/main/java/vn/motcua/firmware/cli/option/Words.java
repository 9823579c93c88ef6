package vn.motcua.firmware.cli.option;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads days and whole numbers of the command line. Stateless. */
public final class Words {
  private Words() {}

  /** Lets {@code command} and its subcommands read days and numbers with these sentences. */
  public static void registerOn(CommandLine command) {
    command
        .registerConverter(LocalDate.class, Words::day)
        .registerConverter(int.class, Words::integer)
        .registerConverter(Integer.class, Words::integer)
        .registerConverter(long.class, Words::number)
        .registerConverter(Long.class, Words::number);
  }

  private static LocalDate day(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw refused("\"" + value + "\" is not a day; write it as 2026-11-20", e);
    }
  }

  private static int integer(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw refused("\"" + value + "\" is not a whole number of this range", e);
    }
  }

  private static long number(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw refused("\"" + value + "\" is not a whole number of this range", e);
    }
  }

  private static TypeConversionException refused(String sentence, RuntimeException cause) {
    var refusal = new TypeConversionException(sentence);
    refusal.initCause(cause);
    return refusal;
  }
}
