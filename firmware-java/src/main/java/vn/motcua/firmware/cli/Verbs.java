package vn.motcua.firmware.cli;

import java.util.List;

/**
 * Verbs that another jar on the class path adds to the command; found as a service. The laboratory
 * adds its own this way, so that the product's jar names none of its classes.
 */
public interface Verbs {

  /** Objects with picocli's {@code @Command}, in the order in which the help lists them. */
  List<Object> commands();
}
